import { timestampOf } from '../../lambda/disconnect/timestamp'
import { carryOut, type Done } from '../erasure/carry-out'
import { withNumberOnStdin } from '../erasure/number-on-stdin'
import { idsOf, makePlan, type Plan } from '../erasure/plan'
import { receiptOf, receiptText } from '../erasure/receipt'
import { type Subject, subjectOf, type SubjectFlags } from '../erasure/subject'
import { costText, countsOfPlan, isEmpty, reachedText } from '../erasure/texts'
import { CommandFailed, readTogether, UsageError } from '../errors'
import { wholeNumberFlag } from '../flags/flag'
import type { TablesFlags } from '../flags/tables-flags'
import { canAsk, confirmed } from '../output/confirm'
import { Interrupted, interruptible } from '../output/interruptible'
import { counted, grouped } from '../../display/text/numbers'
import { progressBar } from '../output/progress-bar'
import { printToStderr, type Terminal } from '../output/terminal'
import type { Erasure } from '../places/place'
import { openNamedTables } from './open-place'

export type EraseFlags = TablesFlags &
  SubjectFlags & {
    readonly dryRun?: boolean
    readonly yes?: boolean
    readonly atMost?: string
    readonly json?: boolean
  }

const CALLS_MAX = 1_000

/** More than any table holds. */
const AT_MOST = { from: 1, to: 1e12 }

const atMostOf = ({ atMost }: EraseFlags): number =>
  atMost === undefined ? CALLS_MAX : wholeNumberFlag('--at-most', atMost, AT_MOST)

/** @throws Interrupted */
const findOut = async (erasure: Erasure, subject: Subject, terminal: Terminal): Promise<Plan> => {
  const sizes = await Promise.all([erasure.size('records'), erasure.size('quarantine')])
  printToStderr(terminal, costText(sizes, erasure.isFree))
  const bar = progressBar(terminal, sizes[0].items + sizes[1].items, 'reading', '{value} items')
  return interruptible(async signal => {
    let read = 0
    try {
      const plan = await makePlan(erasure, subject, {
        signal,
        onItem: () => {
          bar.update(++read)
        },
      })
      if (signal.aborted) throw new Interrupted('Nothing was erased.')
      return plan
    } finally {
      bar.stop()
    }
  })
}

/** @throws CommandFailed if there are more calls than somebody expects, or the answer is no */
const makeSure = async (plan: Plan, flags: EraseFlags, atMost: number, terminal: Terminal): Promise<void> => {
  const { calls } = plan.counts
  if (calls > atMost)
    throw new CommandFailed(
      `These are ${counted(calls, 'call')}, more than ${grouped(atMost)}. Nothing was erased. If all of them are meant, give --at-most ${calls}`,
    )
  if (flags.yes === true || isEmpty(plan)) return
  if (!(await confirmed('Erase this? It cannot be undone.', terminal)))
    throw new CommandFailed('Nothing was erased')
}

/** @throws Interrupted, or CommandFailed */
const erase = async (
  erasure: Erasure,
  plan: Plan,
  erased: ReturnType<typeof timestampOf>,
  terminal: Terminal,
): Promise<void> => {
  const { calls, requests, memos } = plan.counts
  const bar = progressBar(terminal, calls + requests + memos, 'erasing')
  let reached: Done = { calls: 0, requests: 0, memos: 0 }
  const onDone = (done: Done): void => {
    reached = done
    bar.update(done.calls + done.requests + done.memos)
  }
  await interruptible(async signal => {
    try {
      await carryOut(erasure, { erased, signal, onDone }, plan)
    } catch (error) {
      bar.stop()
      printToStderr(terminal, reachedText(reached, plan))
      throw error
    } finally {
      bar.stop()
    }
    const isLeft = reached.calls < calls || reached.requests < requests || reached.memos < memos
    if (isLeft) throw new Interrupted(reachedText(reached, plan))
  })
}

/** Erases what is stored about a number, a call or an account, and prints a receipt. @throws CommandError */
export const runErase = async (given: EraseFlags, terminal: Terminal): Promise<void> => {
  const { dryRun = false, yes = false, json = false } = given
  const asks = !dryRun && !yes
  const flags = await withNumberOnStdin(given, { asks }, terminal)
  const [subject, atMost] = readTogether(
    () => subjectOf(flags),
    () => atMostOf(flags),
  )
  if (asks && !canAsk(terminal))
    throw new UsageError('There is no terminal to ask on: give --yes, or --dry-run')
  const { place, tables } = await openNamedTables(flags, terminal)
  const erasure = tables.erasure()
  const plan = await findOut(erasure, subject, terminal)
  if (dryRun) {
    terminal.stdout.write(
      json
        ? `${JSON.stringify({ dryRun, place, subject: subject.kind, ...plan.counts, places: plan.places, ...idsOf(plan) })}\n`
        : countsOfPlan(plan),
    )
    printToStderr(terminal, 'This was a dry run: nothing was erased.')
    return
  }
  printToStderr(terminal, countsOfPlan(plan).trimEnd())
  await makeSure(plan, flags, atMost, terminal)
  const erasedAt = timestampOf(Date.now())
  await erase(erasure, plan, erasedAt, terminal)
  const receipt = receiptOf(plan, { erasedAt, place, subject: subject.kind }, erasure.isFree)
  terminal.stdout.write(json ? `${JSON.stringify(receipt)}\n` : receiptText(receipt))
}
