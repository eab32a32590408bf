import type * as TE from 'fp-ts/TaskEither'
import * as t from 'io-ts'
import type { Violation } from '../codec/violation'
import type { Disconnect } from './disconnect'

/** What a put came to: new, known already, or contradicting what is stored (then kept beside it as evidence). */
export const PutResult = t.keyof({ stored: null, duplicate: null, conflict: null }, 'PutResult')
export type PutResult = t.TypeOf<typeof PutResult>

export type PutOptions = {
  /**
   * Whether an earlier try of the same arrival may have stored the record without being heard of. If it has, the result is what it
   * would have been then. Otherwise, and for another arrival, a record that is there already makes this one a duplicate.
   */
  readonly mayBeStored?: boolean
}

/** Where records are put. */
export type DisconnectWriter = {
  readonly put: (record: Disconnect, options?: PutOptions) => TE.TaskEither<StoreError, PutResult>
}

export type StoreError =
  /** The database does not take this record, however often it is asked: it is too large, or a key is too long. `cause` is for the log. */
  | { readonly _tag: 'RecordRefused'; readonly violations: readonly Violation[]; readonly cause: unknown }
  /** What came back is not what we write. */
  | { readonly _tag: 'UnreadableRecord'; readonly violations: readonly Violation[] }
  /** Throttled, denied, timed out or failing, so that it may succeed later; `cause` is for the log. */
  | { readonly _tag: 'StoreUnavailable'; readonly cause: unknown }
