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

/** A record with its position in the timeline, as it is stored. */
export type Row = {
  readonly position: string
  /** Absent if this version cannot read it: a later version wrote it, or it is damaged. */
  readonly record?: Disconnect
}

/** The rows of a question, in the order of the timeline. A row without a record does not count towards the limit. */
export type Page = {
  readonly rows: readonly Row[]
  /** The position in the timeline where the page ends; the last page has none. */
  readonly position?: string
  /** The cost of the page, in DynamoDB's read units. */
  readonly readUnits: number
}

export const recordsOf = (rows: readonly Row[]): readonly Disconnect[] =>
  rows.flatMap(({ record }) => record ?? [])

export const countUnreadable = (rows: readonly Row[]): number =>
  rows.filter(({ record }) => record === undefined).length

/** What is stored for one call. */
export type CallRecords = {
  /** Its disconnect, what contradicts it, and then its other events by time. */
  readonly records: readonly Disconnect[]
  /** How many more there are that this version cannot read. */
  readonly unreadable: number
}

/** Finds records. */
export type DisconnectReader = {
  readonly findByCall: (callId: CallId) => TE.TaskEither<StoreError, CallRecords>
  /**
   * The records that a question asks for, without evidence, in the order of the timeline. A page is full unless it is the last,
   * or the adapter's limit on the work for a page was reached.
   */
  readonly find: (question: Question, page: PageRequest) => TE.TaskEither<StoreError, Page>
}

/** Stores and finds records. */
export type DisconnectStore = DisconnectWriter & DisconnectReader
