import * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'
import type { StoreError } from '../disconnect/store'
import { HOUR_MS } from '../disconnect/time-units'
import { epochMs, type Timestamp, timestampOf } from '../disconnect/timestamp'
import { STOPPED, type Counts, type EndedCalls, type ReconcileDeps, type RunFailure, startRun } from './run'
import { completenessOf, firstCallbacks, type Completeness } from './completeness'
import { hoursOf } from './hours'
import type { Tally } from './tally'

/** Calls are asked for by their start and judged by their end: of one that ended in the range, the start may lie this long before it. */
const CALL_MAX_MS = 4 * HOUR_MS

/** The part of the list that is read at once, by the start of its calls. The ids of the calls of two parts are held in memory. */
const PART_MS = 12 * HOUR_MS

/** How far a part reaches into the next one: a start may have more digits than our times, and Bandwidth documents its filters in seconds. */
const OVERLAP_MS = 1_000

export type Reconciled = Counts & { readonly completeness: Completeness }

/** A run that ended before its time: nothing is said about completeness, but what was found so far is stored. */
export type Unfinished = {
  readonly reason: RunFailure
  readonly counts: Counts
  /** How many of the missing calls are of groups that have delivered callbacks. */
  readonly missingConfigured: number
  /** Calls that ended before this time have all been looked at. */
  readonly reached: Timestamp
}

/** Remembers which groups deliver callbacks. @returns when the first callback of each group came */
const rememberFirsts = async (
  { store }: ReconcileDeps,
  tally: Tally,
  { accountId, dryRun = false }: EndedCalls,
): Promise<E.Either<StoreError, ReadonlyMap<string, number>>> => {
  const before = await store.firstCallbacks(accountId)()
  if (E.isLeft(before)) return before
  const { known, found } = firstCallbacks(tally, before.right)
  for (const first of dryRun ? [] : found) {
    const written = await store.rememberFirst(first)()
    if (E.isLeft(written)) return written
  }
  return E.right(known)
}

const saveHours = async (
  { store }: ReconcileDeps,
  tally: Tally,
  known: ReadonlyMap<string, number>,
  { accountId, since, until, dryRun = false }: EndedCalls,
): Promise<E.Either<StoreError, unknown>> => {
  const hours = dryRun ? [] : hoursOf(tally, known, accountId, { since, until })
  for (const hour of hours) {
    const saved = await store.saveHour(hour)()
    if (E.isLeft(saved)) return saved
  }
  return E.right(undefined)
}

/**
 * Finds the calls of Bandwidth's list that should have sent a callback and are not stored, and stores them. What ended less
 * than 15 minutes ago is not in the range of a caller: its callback may still come, and the list may not have it yet.
 */
export const reconcile =
  (deps: ReconcileDeps) =>
  (calls: EndedCalls): TE.TaskEither<Unfinished, Reconciled> =>
  async () => {
    const { tally, counts, readPart } = startRun(deps, calls)
    const toMs = epochMs(calls.until)
    const startMs = epochMs(calls.since) - CALL_MAX_MS
    let failure: RunFailure | undefined
    let fromMs = startMs
    for (; fromMs <= toMs && failure === undefined; fromMs += PART_MS)
      failure = await readPart(fromMs, Math.min(toMs, fromMs + PART_MS + OVERLAP_MS))

    const known = await rememberFirsts(deps, tally, calls)
    const completeness = completenessOf(tally, E.isRight(known) ? known.right : new Map())
    const unfinished = (reason: RunFailure): E.Either<Unfinished, never> => {
      const reached = timestampOf(Math.max(fromMs - PART_MS, epochMs(calls.since)))
      return E.left({ reason, counts: { ...counts }, missingConfigured: completeness.missing, reached })
    }
    // A wait for Bandwidth that was cut short is no failure of Bandwidth.
    if (failure !== undefined) return unfinished(deps.isStopped?.() === true ? STOPPED : failure)
    if (E.isLeft(known)) return unfinished(known.left)
    const saved = await saveHours(deps, tally, known.right, calls)
    return E.isLeft(saved) ? unfinished(saved.left) : E.right({ ...counts, completeness })
  }
