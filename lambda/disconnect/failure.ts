import type { StoreError } from './store-error'

/** Why something could not be done: what the database said, that it took too long, or whatever was thrown. */
export type Failure =
  StoreError | { readonly _tag: 'TooSlow' } | { readonly _tag: 'Unforeseen'; readonly cause: unknown }
