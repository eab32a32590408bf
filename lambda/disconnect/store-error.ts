import type { Violation } from './violation'

export type StoreError =
  /** The database cannot hold a record of this size, ever. */
  | { readonly _tag: 'RecordTooLarge' }
  /** What came back is not what we write. */
  | { readonly _tag: 'UnreadableRecord'; readonly violations: readonly Violation[] }
  /** Throttled, refused, timed out or failing; `cause` is for the log. */
  | { readonly _tag: 'StoreUnavailable'; readonly cause: unknown }
