import type * as E from 'fp-ts/Either'
import type { StoreError } from '../disconnect/store'
import type { Timestamp } from '../disconnect/timestamp'
import type { Question } from '../question/question'
import type { Call, TextName } from './call'

/** Some of the calls of a question. */
export type Chunk = {
  readonly calls: readonly Call[]
  /** How many records more there are that this version cannot read. */
  readonly unreadable: number
  /** In DynamoDB's read units. */
  readonly readUnits: number
  /** All calls of the question that ended at this time or later have been read, in milliseconds since 1970; -Infinity at the end. */
  readonly reachedMs: number
}

/** What to read of the calls of a question. */
export type CallsOptions = {
  /** The texts that are needed. */
  readonly texts: readonly TextName[]
  /** Only calls that started before. */
  readonly startedBefore?: Timestamp
}

/** Reads the calls of a question, the newest first as far as that costs no time. A failure is the last element. */
export type CallReader = (
  question: Question,
  options: CallsOptions,
) => AsyncIterable<E.Either<StoreError, Chunk>>
