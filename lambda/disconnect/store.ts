import type * as TE from 'fp-ts/TaskEither'
import * as t from 'io-ts'
import type { Violation } from '../codec/decode'
import type { Disconnect } from './disconnect'

/**
 * The result of a put. The record is new (`stored`), known already (`duplicate`), or contradicts the stored one and is kept beside it as
 * evidence (`conflict`). Or it replaced a reconciled record of the same cause and times (`completed`), or of others (`corrected`). A
 * reconciled record itself is only ever stored or a duplicate.
 */
export const PutResult = t.keyof(
  { stored: null, duplicate: null, conflict: null, completed: null, corrected: null },
  'PutResult',
)
export type PutResult = t.TypeOf<typeof PutResult>

export type PutOptions = {
  /**
   * Whether an earlier attempt for the same delivery may have stored the record although its answer was lost. If it has, the result is
   * that of the earlier attempt. A record that is already there from another delivery makes this one a duplicate.
   */
  readonly mayBeStored?: boolean
}

/** Stores records. */
export type DisconnectWriter = {
  readonly put: (record: Disconnect, options?: PutOptions) => TE.TaskEither<StoreError, PutResult>
}

export type StoreError =
  /** The database will never accept this record: it is too large, or a key is too long. `cause` is for the log. */
  | { readonly _tag: 'RecordRefused'; readonly violations: readonly Violation[]; readonly cause: unknown }
  /** What was read is not a valid record. */
  | { readonly _tag: 'UnreadableRecord'; readonly violations: readonly Violation[] }
  /** Throttled, denied, timed out or failing: a later attempt may succeed. `cause` is for the log. */
  | { readonly _tag: 'StoreUnavailable'; readonly cause: unknown }
