import type { StoreError } from '../disconnect/store'

/** Why an operation failed. */
export type Failure =
  | StoreError
  | { readonly _tag: 'TooSlow' }
  /** The circuit breaker was open, so the database was not asked. */
  | { readonly _tag: 'CircuitOpen' }
  /** The accepted credentials could not be read. */
  | { readonly _tag: 'CredentialsUnavailable' }
  /** An error was thrown. */
  | { readonly _tag: 'Unforeseen'; readonly cause: unknown }
