import type { StoreError } from '../disconnect/store'

/**
 * Why something could not be done: what the database said, that it took too long, that it was not asked because it had
 * kept others waiting, that there was nothing to check credentials with, or whatever was thrown.
 */
export type Failure =
  | StoreError
  | { readonly _tag: 'TooSlow' }
  | { readonly _tag: 'CircuitOpen' }
  | { readonly _tag: 'CredentialsUnavailable' }
  | { readonly _tag: 'Unforeseen'; readonly cause: unknown }
