import type { Timestamp } from '../lambda/disconnect/timestamp'
import type { Parameters } from '../lambda/question/parameters'

/** What a route knows of a request that the guard has let through. */
export type ConsoleRequest = {
  /** As sent, without the query. */
  readonly path: string
  /** Without its `?`. */
  readonly query: string
  readonly parameters: Parameters
  readonly contentType: string
  /** The version of a file that the browser has. */
  readonly ifNoneMatch: string | undefined
  readonly now: Timestamp
  /** Whether nobody waits for the answer any more. */
  readonly isGone: () => boolean
  /** @returns undefined if it is too large */
  readonly body: () => Promise<string | undefined>
}
