import type * as TE from 'fp-ts/TaskEither'
import type { Disconnect } from '../disconnect/disconnect'
import type { CallId } from '../disconnect/identifiers'
import type { DisconnectWriter, StoreError } from '../disconnect/store'
import type { Question } from './question'

/** Which page of an answer to read. */
export type PageRequest = {
  readonly limit: number
  /** The position in the timeline where the page before ended; the first page has none. */
  readonly after?: string
}

export type Page = {
  readonly records: readonly Disconnect[]
  /** The position in the timeline where the page ends; the last page has none. */
  readonly position?: string
  /** The cost of the page, in DynamoDB's read units. */
  readonly readUnits: number
}

/** Finds records. */
export type DisconnectReader = {
  /** Everything stored for one call: its disconnect, what contradicts it, and then its other events by time. */
  readonly findByCall: (callId: CallId) => TE.TaskEither<StoreError, readonly Disconnect[]>
  /**
   * The records that a question asks for, without evidence, in the order of the timeline. A page is full unless it is the last,
   * or the adapter's limit on the work for a page was reached.
   */
  readonly find: (question: Question, page: PageRequest) => TE.TaskEither<StoreError, Page>
}

/** Stores and finds records. */
export type DisconnectStore = DisconnectWriter & DisconnectReader
