import type * as TE from 'fp-ts/TaskEither'
import type { Disconnect } from '../disconnect/disconnect'
import type { CallId } from '../disconnect/identifiers'
import type { DisconnectWriter, StoreError } from '../disconnect/store'
import type { Question } from './question'

/** How much of an answer is wanted, and from where on. */
export type PageRequest = {
  readonly limit: number
  /** A position in the timeline: what comes behind it in the order of the question. */
  readonly after?: string
}

export type Page = {
  readonly records: readonly Disconnect[]
  /** Where to go on. None: this was all. */
  readonly position?: string
  /** What the database charges for the answer, in read units. */
  readonly readUnits: number
}

/** Where records are found. */
export type DisconnectReader = {
  /** Everything that is stored of one call, in the order in which a call is told. */
  readonly findByCall: (callId: CallId) => TE.TaskEither<StoreError, readonly Disconnect[]>
  /**
   * The records that a question asks for, evidence left out, in the order of the timeline. A page is full unless it is
   * the last, or the adapter's bound on work was reached.
   */
  readonly find: (question: Question, page: PageRequest) => TE.TaskEither<StoreError, Page>
}

/** Where records are put and found. */
export type DisconnectStore = DisconnectWriter & DisconnectReader
