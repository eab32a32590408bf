import * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'
import * as t from 'io-ts'
import { objectCodec } from '../codec/object-codec'
import type { StoreError } from '../disconnect/store'
import { HOUR_MS } from '../disconnect/time-units'
import { epochMs, type Timestamp, timestampOf } from '../disconnect/timestamp'
import { earliestMs, SETTLED_MS, type Range } from './settled'
import { type Reconciled, reconcile, type Unfinished } from './reconcile'
import type { ReconcileDeps } from './run'
import type { ReconciliationStore, ScheduledRun } from './store'

/** What the scheduler sends. */
export const RunRequest = objectCodec('RunRequest', { run: t.keyof({ hourly: null, daily: null }) }, {})
export type RunRequest = t.TypeOf<typeof RunRequest>

const LENGTH_MS: Readonly<Record<RunRequest['run'], number>> = { hourly: 3 * HOUR_MS, daily: 48 * HOUR_MS }

/** The beginning of what has not been looked at yet: of a run that was stopped, of one that failed, or since the last one. */
const leftFrom = (last: ScheduledRun | undefined, allMs: number, usualMs: number): number => {
  if (last?.endedAt === undefined || last.reached === undefined) return allMs
  const reachedMs = epochMs(last.reached)
  return last.reached === last.until && reachedMs < usualMs ? allMs : Math.min(reachedMs, usualMs)
}

/**
 * The calls that a run looks at: those of the last 3 or 48 hours. Everything that Bandwidth still lists if it is the first run, if none
 * ran for longer than that, or if the last one failed. A run that was stopped because its time was over is continued.
 */
export const rangeOf = (
  run: RunRequest['run'],
  last: ScheduledRun | undefined,
  nowMs: number,
  retentionDays?: number,
): Range => {
  const allMs = earliestMs(nowMs, retentionDays)
  const usualMs = nowMs - LENGTH_MS[run]
  const sinceMs = Math.max(allMs, leftFrom(last, allMs, usualMs))
  const untilMs = nowMs - SETTLED_MS
  return { since: timestampOf(Math.min(sinceMs, untilMs)), until: timestampOf(untilMs) }
}

export type ScheduledDeps = ReconcileDeps & {
  readonly store: Pick<ReconciliationStore, 'runs' | 'saveRun'>
  readonly retentionDays?: number
}

export type ScheduledResult = Range & { readonly result: E.Either<Unfinished, Reconciled> }

/** How far a run came that ended. A failure is not continued: the next run looks at everything again. */
const reachedBy = (result: ScheduledResult['result'], until: Timestamp): { readonly reached?: Timestamp } => {
  if (E.isRight(result)) return { reached: until }
  return result.left.reason._tag === 'Stopped' ? { reached: result.left.reached } : {}
}

/** The next run looks at everything again, but what this one found missing is stored then, and has to be told now. */
const notSaved = (
  result: ScheduledResult['result'],
  reason: StoreError,
  { since }: Range,
): ScheduledResult['result'] => {
  if (E.isLeft(result)) return result
  const { completeness, ...counts } = result.right
  return E.left({ reason, counts, missingConfigured: completeness.missing, reached: since })
}

/** One run for one account, which remembers that it has begun and how it ended. */
export const scheduledRun =
  (deps: ScheduledDeps) =>
  (run: RunRequest['run'], accountId: string): TE.TaskEither<StoreError, ScheduledResult> =>
  async () => {
    const startedAt = deps.now()
    const runs = await deps.store.runs()()
    if (E.isLeft(runs)) return runs
    const last = runs.right.find(one => one.accountId === accountId)
    const range = rangeOf(run, last, epochMs(startedAt), deps.retentionDays)
    const begun = { accountId, startedAt, ...range }
    const saved = await deps.store.saveRun(begun)()
    if (E.isLeft(saved)) return saved
    const result = await reconcile(deps)({ accountId, ...range })()
    const ended = await deps.store.saveRun({
      ...begun,
      endedAt: deps.now(),
      ...reachedBy(result, range.until),
    })()
    return E.right({ ...range, result: E.isLeft(ended) ? notSaved(result, ended.left, range) : result })
  }
