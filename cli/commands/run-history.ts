import * as E from 'fp-ts/Either'
import { AccountId } from '../../lambda/disconnect/identifiers'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { CommandFailed, readTogether } from '../errors'
import { historyOptionsOf, type HistoryFlags } from '../flags/history-flags'
import { tablesChoiceOf } from '../flags/tables-flags'
import { clockOf } from '../flags/zone-flags'
import { callByCall, importRows } from '../import/import-rows'
import { AT_START, type Progress } from '../import/import-state'
import { recordOfRow } from '../import/record-of-row'
import { noRejects } from '../import/rejects'
import type { Row } from '../import/row'
import { Interrupted, interruptible } from '../output/interruptible'
import { grouped } from '../../display/text/numbers'
import { progressBar } from '../output/progress-bar'
import type { Terminal } from '../output/terminal'
import { historyOf, type HistoryOptions } from '../simulator/history/history'
import { historyReport, historyText } from '../simulator/history/report'
import { SIMULATED_ACCOUNT_ID } from '../simulator/identity'
import { openTables } from './open-place'

/** The callbacks as the rows of a file, until the work is interrupted. */
async function* rowsIn(options: HistoryOptions, signal: AbortSignal): AsyncGenerator<Row> {
  let number = 0
  for (const callback of historyOf(options)) {
    if (signal.aborted) return
    number++
    yield { number, bytes: Buffer.from(JSON.stringify(callback)), end: number }
    // Lets a signal in: between two answers of the database there may be none.
    await Promise.resolve()
  }
}

/** Stores a history by the way of an import, and reports. @throws CommandFailed or Interrupted after the report, if a part is missing */
export const runHistory = async (flags: HistoryFlags, terminal: Terminal): Promise<void> => {
  const clock = clockOf(flags)
  const [options] = readTogether(
    () => historyOptionsOf(flags, clock),
    () => tablesChoiceOf(flags, terminal.environment),
  )
  const tables = await openTables(flags, terminal)
  if (AccountId.is(SIMULATED_ACCOUNT_ID) && !tables.allowsAccount(SIMULATED_ACCOUNT_ID))
    throw new CommandFailed(
      `The deployment does not accept the account ${SIMULATED_ACCOUNT_ID} of made-up calls (setting allowedAccountIds)`,
    )
  const began = performance.now()
  let reached: Progress = AT_START
  const bar = progressBar(terminal, options.count, 'stored')
  const { result, interrupted } = await interruptible(async signal => ({
    result: await importRows({
      recordOf: recordOfRow(tables.allowsAccount, () => timestampOf(Date.now())),
      put: callByCall(tables.store),
      rejects: noRejects,
      onReject: () => undefined,
      onProgress: progress => {
        reached = progress
        bar.update(progress.position.rows)
      },
    })(rowsIn(options, signal), AT_START),
    interrupted: signal.aborted,
  })).finally(() => {
    bar.stop()
    tables.close()
  })
  const report = historyReport(options, reached.counts, performance.now() - began, interrupted)
  terminal.stdout.write(flags.json === true ? `${JSON.stringify(report)}\n` : historyText(report))
  const done = `after ${grouped(reached.position.rows)} of ${grouped(options.count)} calls`
  if (E.isLeft(result))
    throw new CommandFailed(`${tables.failureOf(result.left).message}\nThe history stopped ${done}`, {
      cause: result.left,
    })
  if (interrupted) throw new Interrupted(`Interrupted ${done}: the same seed and time store the rest`)
  const { rejected, conflict } = report
  if (rejected + conflict > 0)
    throw new CommandFailed(`${grouped(rejected + conflict)} calls were not stored as they were made up`)
}
