import type * as TE from 'fp-ts/TaskEither'
import * as t from 'io-ts'
import { listOf } from '../codec/list-of'
import { objectCodec } from '../codec/object-codec'
import type { CallId } from '../disconnect/identifiers'
import type { Source } from '../disconnect/source'
import type { DisconnectWriter, StoreError } from '../disconnect/store'
import { Timestamp } from '../disconnect/timestamp'

const GROUP = { applicationId: t.string, direction: t.string }

/** Calls that deliver in the same way, so that their callbacks arrive or fail to arrive together. */
export const Group = objectCodec('Group', { accountId: t.string }, GROUP)
export type Group = t.TypeOf<typeof Group>

/** When the first call of a group ended whose callback arrived. Earlier calls of the group say nothing about its completeness. */
export const FirstCallback = objectCodec('FirstCallback', { accountId: t.string, endedAt: Timestamp }, GROUP)
export type FirstCallback = t.TypeOf<typeof FirstCallback>

const CountedCalls = objectCodec(
  'CountedCalls',
  {
    /** Calls in Bandwidth's list that should have sent a callback. */
    listed: t.number,
    /** Those of them that ended since the first callback of the group. */
    counted: t.number,
    /** Those of them whose callback arrived. */
    arrived: t.number,
  },
  GROUP,
)

/** The calls of an account that ended within an hour of UTC, by group. */
export const HourOfCalls = objectCodec(
  'HourOfCalls',
  {
    accountId: t.string,
    /** `2026-11-26T13` */
    hour: t.string,
    /** Calls that ended before this time are in it: the end of the hour, or earlier. */
    until: Timestamp,
    by: listOf(CountedCalls),
  },
  {},
)
export type HourOfCalls = t.TypeOf<typeof HourOfCalls>

/** The last run of the scheduled function for one account. One that has not ended was stopped by its time-out, or still runs. */
export const ScheduledRun = objectCodec(
  'ScheduledRun',
  { accountId: t.string, startedAt: Timestamp, since: Timestamp, until: Timestamp },
  {
    /** When it ended, whether or not it failed. */
    endedAt: Timestamp,
    /** Calls that ended before this time have all been looked at: `until` if it succeeded. */
    reached: Timestamp,
  },
)
export type ScheduledRun = t.TypeOf<typeof ScheduledRun>

export type LookUpOptions = { readonly consistent?: boolean }

/** Where reconciliation finds what is stored, and keeps what it has to remember. */
export type ReconciliationStore = {
  /**
   * The sources of the ends of calls that are stored. Calls without a record are left out, and those that were stored in the
   * last second may be, unless the look-up is `consistent`, which costs twice as much.
   */
  readonly sourcesOf: (
    calls: readonly CallId[],
    options?: LookUpOptions,
  ) => TE.TaskEither<StoreError, ReadonlyMap<CallId, Source>>
  readonly put: DisconnectWriter['put']
  readonly firstCallbacks: (accountId: string) => TE.TaskEither<StoreError, readonly FirstCallback[]>
  /** Remembers it unless an earlier one is known. It never expires. */
  readonly rememberFirst: (first: FirstCallback) => TE.TaskEither<StoreError, void>
  /** Keeps an hour for 90 days, in place of the same hour of an earlier run, unless that had more of it. */
  readonly saveHour: (hour: HourOfCalls) => TE.TaskEither<StoreError, void>
  /** The hours of all accounts that overlap a range: `since` is inclusive, `until` exclusive. An hour of thousands of groups is in several elements. */
  readonly hours: (since: Timestamp, until: Timestamp) => TE.TaskEither<StoreError, readonly HourOfCalls[]>
  readonly saveRun: (run: ScheduledRun) => TE.TaskEither<StoreError, void>
  readonly runs: () => TE.TaskEither<StoreError, readonly ScheduledRun[]>
}
