import { sequenceS } from 'fp-ts/Apply'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { defined } from '../codec/defined'
import type { Timestamp } from '../disconnect/timestamp'
import { decodeCursor, type Cursor } from '../question/cursor'
import { decodeQuestion, type Parameters } from '../question/parameters'
import type { Question } from '../question/question'
import type { PageRequest } from '../question/reader'
import { cursorIn, isOfPage, limitIn, Validation, type Violations } from './page-parameters'

const LIMIT_DEFAULT = 100

const CURSOR_EXPECTED = 'the cursor of the page before, with the same question'

/** A question, and which page of its answer. */
export type ListRequest = {
  readonly question: Question
  readonly page: PageRequest
  /** As they were sent. The next cursor is made from them and `askedAt`, the time at which the question was first asked. */
  readonly parameters: Parameters
  readonly askedAt: Timestamp
}

/** What a cursor says, if it is a good one: the question is checked in any case. */
const startOf = (cursor: E.Either<unknown, Cursor | undefined>): Partial<Cursor> =>
  E.isRight(cursor) ? (cursor.right ?? {}) : {}

/** The parameters of a list are those of a question, and `limit` and `cursor`. */
export const decodeListRequest =
  (now: Timestamp) =>
  (all: Parameters): E.Either<Violations, ListRequest> => {
    const parameters = all.filter(([name]) => !isOfPage(name))
    const cursor = cursorIn(all, decodeCursor(parameters, now), CURSOR_EXPECTED)
    const { position, askedAt = now } = startOf(cursor)
    return pipe(
      { limit: limitIn(all), cursor, question: decodeQuestion(askedAt)(parameters) },
      sequenceS(Validation),
      E.map(({ limit = LIMIT_DEFAULT, question }) => ({
        question,
        page: { limit, ...defined({ after: position }) },
        parameters,
        askedAt,
      })),
    )
  }
