import type * as TE from 'fp-ts/TaskEither'
import * as t from 'io-ts'
import type { Disconnect } from './disconnect'
import type { CallId } from './identifiers'
import type { Question } from './question'
import type { StoreError } from './store-error'

/** What a put came to: new, known already, or contradicting what is stored (then kept beside it as evidence). */
export const PutResult = t.keyof({ stored: null, duplicate: null, conflict: null }, 'PutResult')
export type PutResult = t.TypeOf<typeof PutResult>

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

export type PutOptions = {
  /**
   * Whether an earlier try of the same arrival may have stored the record without being heard of. If it has, the result is what it
   * would have been then. Otherwise, and for another arrival, a record that is there already makes this one a duplicate.
   */
  readonly mayBeStored?: boolean
}

export type DisconnectStore = {
  readonly put: (record: Disconnect, options?: PutOptions) => TE.TaskEither<StoreError, PutResult>
  /** Everything that is stored of one call, in the order in which a call is told. */
  readonly findByCall: (callId: CallId) => TE.TaskEither<StoreError, readonly Disconnect[]>
  /**
   * The records that a question asks for, evidence left out, in the order of the timeline. A page is full unless it is
   * the last, or the adapter's bound on work was reached.
   */
  readonly find: (question: Question, page: PageRequest) => TE.TaskEither<StoreError, Page>
}
