import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import type { Violation } from '../codec/decode'
import { wholeNumberExpected, wholeNumberOf } from '../codec/whole-number'
import type { Timestamp } from '../disconnect/timestamp'
import { decodeCursor } from '../question/cursor'
import { decodeQuestion, SINGLE_VALUE, type Parameters } from '../question/parameters'
import type { Question } from '../question/question'
import type { PageRequest } from '../question/reader'

const LIMITS = { from: 1, to: 1_000 }
const LIMIT_DIGITS = String(LIMITS.to).length
const LIMIT_DEFAULT = 100

/** A question, and which page of its answer. */
export type ListRequest = {
  readonly question: Question
  readonly page: PageRequest
  /** As they were sent. The next cursor is made from them and `askedAt`, the time at which the question was first asked. */
  readonly parameters: Parameters
  readonly askedAt: Timestamp
}

type Violations = readonly Violation[]

const single = (parameters: Parameters, name: string): E.Either<Violations, string | undefined> => {
  const values = parameters.filter(([key]) => key === name)
  return values.length > 1 ? E.left([{ path: name, expected: SINGLE_VALUE }]) : E.right(values[0]?.[1])
}

const toLimit = (text: string | undefined): E.Either<Violations, number> => {
  if (text === undefined) return E.right(LIMIT_DEFAULT)
  const limit = text.length > LIMIT_DIGITS ? undefined : wholeNumberOf(text, LIMITS)
  return limit === undefined
    ? E.left([{ path: 'limit', expected: wholeNumberExpected(LIMITS) }])
    : E.right(limit)
}

type Start = Pick<ListRequest, 'askedAt'> & Pick<PageRequest, 'after'>

const toStart =
  (question: Parameters, now: Timestamp) =>
  (cursor: string | undefined): E.Either<Violations, Start> =>
    cursor === undefined
      ? E.right({ askedAt: now })
      : pipe(
          decodeCursor(question, now)(cursor),
          O.map(({ position, askedAt }) => ({ after: position, askedAt })),
          E.fromOption(() => [
            { path: 'cursor', expected: 'the cursor of the page before, with the same question' },
          ]),
        )

/** The parameters of a list are those of a question, and `limit` and `cursor`. */
export const decodeListRequest =
  (now: Timestamp) =>
  (all: Parameters): E.Either<Violations, ListRequest> => {
    const parameters = all.filter(([name]) => name !== 'limit' && name !== 'cursor')
    const limit = pipe(single(all, 'limit'), E.chain(toLimit))
    if (E.isLeft(limit)) return limit
    const start = pipe(single(all, 'cursor'), E.chain(toStart(parameters, now)))
    if (E.isLeft(start)) return start
    const { askedAt, ...after } = start.right
    return pipe(
      decodeQuestion(askedAt)(parameters),
      E.map(question => ({ question, page: { limit: limit.right, ...after }, parameters, askedAt })),
    )
  }
