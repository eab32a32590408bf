import type { StoreError } from '../disconnect/store-error'

/** Why a request was answered 500. `Unforeseen` is whatever was thrown. */
export type Failure = StoreError | { readonly _tag: 'Unforeseen'; readonly cause: unknown }
