import * as E from 'fp-ts/Either'
import { callList } from '../../lambda/bandwidth/call-list'
import { bandwidthRequests } from '../../lambda/bandwidth/requests'
import type { AccountId } from '../../lambda/disconnect/identifiers'
import { epochMs, timestampOf } from '../../lambda/disconnect/timestamp'
import { reconcile, type Unfinished } from '../../lambda/reconciliation/reconcile'
import type { Counts } from '../../lambda/reconciliation/run'
import { bandwidthFailure } from '../bandwidth/failure'
import { type CommandError, readTogether, UsageError } from '../errors'
import { bandwidthOf, type Bandwidth, type BandwidthFlags } from '../flags/bandwidth-flags'
import type { TablesFlags } from '../flags/tables-flags'
import { clampedRange, settledRangeOf, type SettledRangeFlags } from '../flags/settled-range-flags'
import { clockOf } from '../flags/zone-flags'
import { Interrupted, interruptible } from '../output/interruptible'
import { grouped } from '../../display/text/numbers'
import { progressBar } from '../output/progress-bar'
import { printToStderr, screenOf, type Terminal } from '../output/terminal'
import type { Tables } from '../places/place'
import { timesIn } from '../../display/time/time-text'
import { summaryJson, summaryText } from '../reconciliation/summary'
import { unusableRows } from '../reconciliation/unusable-rows'
import { openTables } from './open-place'

export type ReconcileFlags = TablesFlags &
  BandwidthFlags &
  SettledRangeFlags & {
    readonly dryRun?: boolean
    readonly json?: boolean
  }

const AGAIN = 'What was found so far is stored. To find the rest, run the same command again.'
const DRY_RUN = 'This was a dry run: nothing was stored.'

const failureOf = ({ reason }: Unfinished, tables: Tables, dryRun: boolean): CommandError => {
  if (reason._tag === 'Stopped') return new Interrupted(dryRun ? DRY_RUN : AGAIN)
  return 'happened' in reason ? bandwidthFailure(reason) : tables.failureOf(reason)
}

const listOf = ({ credentials, tokenUrl, voiceUrl }: Bandwidth, signal: AbortSignal) =>
  callList({
    requests: bandwidthRequests({
      credentials: () => Promise.resolve(credentials),
      tokenUrl: tokenUrl.href,
    }),
    voiceUrl: voiceUrl.href,
    signal,
  })

const noteOf = ({ listed, missing }: Counts): string =>
  `${grouped(listed)} listed, ${grouped(missing)} missing`

/** Reconciles one account, and prints the result. @throws CommandFailed if Bandwidth or the table failed, Interrupted after Ctrl-C */
export const runReconcile = async (flags: ReconcileFlags, terminal: Terminal): Promise<void> => {
  const { dryRun = false, json = false } = flags
  const clock = clockOf(flags)
  const [asked, bandwidth] = readTogether(
    () => settledRangeOf(flags, clock),
    () => bandwidthOf(flags, terminal.environment),
  )
  const tables = await openTables(flags, terminal)
  const { accountId } = bandwidth
  if (!tables.allowsAccount(accountId as AccountId))
    throw new UsageError('--account-id: expected an account that the deployment allows (allowedAccountIds)')
  const range = clampedRange(asked, clock, tables.settings.retentionDays, line => {
    printToStderr(terminal, line)
  })

  const unusable = unusableRows()
  const totalMs = epochMs(range.until) - epochMs(range.since)
  const bar = progressBar(terminal, totalMs, 'reconciling', '{percentage} %')
  const result = await interruptible(async signal => {
    try {
      return await reconcile({
        list: listOf(bandwidth, signal),
        store: tables.reconciliation,
        now: () => timestampOf(Date.now()),
        isStopped: () => signal.aborted,
        onPage: (counts, reached) => {
          bar.update(Math.max(0, epochMs(reached) - epochMs(range.since)), noteOf(counts))
        },
        onUnreadable: unusable.add,
      })({ accountId, ...range, dryRun })()
    } finally {
      bar.stop()
    }
  })

  const { counts, completeness } = E.isRight(result)
    ? { counts: result.right, completeness: result.right.completeness }
    : { counts: result.left.counts, completeness: undefined }
  const isAnythingFound = counts.listed > 0 || E.isRight(result)
  if (json) terminal.stdout.write(summaryJson(range, counts, completeness))
  else if (isAnythingFound)
    terminal.stdout.write(summaryText(range, counts, completeness, timesIn(clock.zone), screenOf(terminal)))
  if (unusable.total() > 0) printToStderr(terminal, `\n${unusable.text()}`)
  const failure = E.isRight(result) ? undefined : failureOf(result.left, tables, dryRun)
  // An interruption says the same.
  if (failure instanceof Interrupted) throw failure
  if (dryRun && isAnythingFound) printToStderr(terminal, DRY_RUN)
  if (failure === undefined) return
  if (isAnythingFound && !dryRun) printToStderr(terminal, AGAIN)
  throw failure
}
