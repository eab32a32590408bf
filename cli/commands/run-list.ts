import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { endedAt } from '../../lambda/disconnect/timeline'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { readTogether, type CommandFailed } from '../errors'
import { columnsOf, type ColumnsFlag } from '../flags/columns-flag'
import { FOLLOW_DELAYS_MS, FOLLOW_LIMIT_DEFAULT, refuseToFollow, type FollowFlag } from '../flags/follow-flag'
import { formatOf, limitOf, type AmountFlags } from '../flags/output-flags'
import { choiceOf } from '../flags/place-choice'
import { questionOf, type QuestionFlags } from '../flags/question-flags'
import { hintsOf, quoteHints } from '../flags/question-hints'
import { clockOf, type ZoneFlags } from '../flags/zone-flags'
import { counted, grouped } from '../../display/text/numbers'
import { endOfRest, firstValues } from '../output/first-values'
import { withProgress } from '../output/progress'
import { writeAll } from '../output/streams'
import { isTerminal, printToStderr, screenOf, type Terminal } from '../output/terminal'
import type { Format } from '../printers/format-names'
import type { Printer } from '../printers/formats'
import { printerFor } from '../printers/printer-for'
import { chosenShape, RECORD_SHAPE } from '../printers/record-shape'
import { recordTable, type TableOptions } from '../printers/record-table'
import { timesIn, type TimeTexts } from '../../display/time/time-text'
import type { QuestionAndParameters, Records } from '../places/place'
import type { ColumnName } from '../printers/columns'
import type { Clock } from '../../display/time/time-input'
import { follow, type Followed } from '../places/follow'
import { openRecords, printCost, printLeftOut, type RecordsFlags } from './open-place'

export type ListFlags = QuestionFlags & AmountFlags & RecordsFlags & ZoneFlags & ColumnsFlag & FollowFlag

/**
 * Where the answer goes on: behind the last record that was printed. If all that was printed ended in the same millisecond as the rest, no
 * range leads on, only a larger limit.
 */
const moreText = (
  { question, times, limit: printed }: Asked,
  { first, last, next }: { readonly first: Disconnect; readonly last: Disconnect; readonly next: Disconnect },
  { limit }: AmountFlags,
): string => {
  if (endedAt(first) === endedAt(next))
    return `more: ${limit === undefined ? '--all' : `--limit ${printed * 10}`}`
  const range =
    question.order === 'newest'
      ? `--until ${times.argument(endOfRest(endedAt(last), endedAt(next)))}`
      : `--since ${times.argument(endedAt(next))}`
  // It cannot be combined with --limit.
  return `more: ${range}${limit === undefined ? '   --all' : ''}`
}

const ORDER_TEXT = { newest: 'newest first', oldest: 'oldest first' }

const CALL_IDS = 'call ids: --columns ended,cause,callId'

type Asked = QuestionAndParameters & {
  readonly limit: number
  readonly format: Format
  readonly chosen: readonly ColumnName[] | undefined
  readonly times: TimeTexts
}

/** Everything that the flags say, read before a place is opened. @throws UsageError */
const read = (flags: ListFlags, { now, zone }: Clock, { stdout, environment }: Terminal): Asked => {
  const format = formatOf(flags, isTerminal(stdout))
  const [asked, limit, chosen] = readTogether(
    () => questionOf(flags, { now, zone }),
    () => limitOf(flags, flags.follow === true ? FOLLOW_LIMIT_DEFAULT : undefined),
    () => columnsOf(flags),
    () => {
      refuseToFollow(flags, format)
    },
    () => choiceOf(flags, environment),
  )
  return { ...asked, limit, format, chosen, times: timesIn(zone) }
}

const printerOf = (
  { format, chosen, times }: Asked,
  terminal: Terminal,
  options: TableOptions,
): Printer<Disconnect> =>
  printerFor(
    format,
    chosen === undefined ? RECORD_SHAPE : chosenShape(chosen),
    recordTable(screenOf(terminal), times, { ...options, chosen }),
    { times, environment: terminal.environment },
  )

async function* lastAndNext({ last, next }: Followed): AsyncGenerator<Disconnect> {
  yield* last
  yield* next
}

const printFollowed = async (records: Records, asked: Asked, terminal: Terminal): Promise<void> => {
  const failed = ({ message }: CommandFailed): void => {
    printToStderr(terminal, `${message}\nTrying again …`)
  }
  const followed = await follow(records, asked, {
    limit: asked.limit,
    delays: FOLLOW_DELAYS_MS,
    failed,
  })
  const printer = printerOf(asked, terminal, { sample: Math.max(1, followed.last.length) })
  for await (const piece of printer(lastAndNext(followed))) await writeAll(terminal.stdout, [piece])
}

const printAnswer = async (
  records: Records,
  asked: Asked,
  flags: ListFlags,
  terminal: Terminal,
): Promise<void> => {
  const { question, limit, format } = asked
  const { values, first, last, next } = firstValues(records.list(asked, limit + 1), limit)
  const more = (): string => {
    const [firstOne, lastOne, nextOne] = [first(), last(), next()]
    return firstOne === undefined || lastOne === undefined || nextOne === undefined
      ? ''
      : `${moreText(asked, { first: firstOne, last: lastOne, next: nextOne }, flags)}\n`
  }
  const footer: TableOptions['footer'] = ({ count, hasIds }) => {
    if (count === 0) return ''
    const amount = next() !== undefined ? `${grouped(count)} of many` : counted(count, 'record')
    return `${amount}, ${ORDER_TEXT[question.order]}${hasIds ? '' : `; ${CALL_IDS}`}\n${more()}`
  }
  const printer = printerOf(asked, terminal, { footer })
  await writeAll(terminal.stdout, printer(flags.all === true ? withProgress(values, terminal) : values))
  if (format !== 'table') terminal.stderr.write(more())
  printLeftOut(records, terminal)
  printCost(records, flags, terminal)
  if (!isTerminal(terminal.stderr)) return
  const hints = [
    ...(await hintsOf(question, timestampOf(Date.now()))),
    // A cause that nothing has leaves out nothing.
    ...quoteHints(last() === undefined ? flags : { notCause: flags.notCause ?? [] }),
  ]
  for (const hint of hints) printToStderr(terminal, hint)
}

export const runList = async (flags: ListFlags, terminal: Terminal): Promise<void> => {
  const asked = read(flags, clockOf(flags), terminal)
  const records = await openRecords(flags, terminal)
  await (flags.follow === true
    ? printFollowed(records, asked, terminal)
    : printAnswer(records, asked, flags, terminal))
}
