import type { Violation } from './violation'

export type StoreError =
  /** The database does not take this record, however often it is asked: it is too large, or a key is too long. `cause` is for the log. */
  | { readonly _tag: 'RecordRefused'; readonly violations: readonly Violation[]; readonly cause: unknown }
  /** What came back is not what we write. */
  | { readonly _tag: 'UnreadableRecord'; readonly violations: readonly Violation[] }
  /** Throttled, denied, timed out or failing, so that it may succeed later; `cause` is for the log. */
  | { readonly _tag: 'StoreUnavailable'; readonly cause: unknown }
