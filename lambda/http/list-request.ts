import { sequenceS } from 'fp-ts/Apply'
import * as E from 'fp-ts/Either'
import * as O from 'fp-ts/Option'
import { pipe } from 'fp-ts/function'
import { decodeCursor } from '../question/cursor'
import type { PageRequest } from '../question/reader'
import type { Question } from '../question/question'
import { decodeQuestion, type Parameters } from '../question/parameters'
import type { Timestamp } from '../disconnect/timestamp'
import type { Violation } from '../codec/decode'

export const LIMIT_MAX = 1_000
export const LIMIT_DEFAULT = 100

/** A question, and which page of its answer. */
export type ListRequest = {
  readonly question: Question
  readonly page: PageRequest
  /** As they were asked, and when: what the next cursor is made from. */
  readonly parameters: Parameters
  readonly askedAt: Timestamp
}

type Refused = readonly Violation[]

const single = (parameters: Parameters, name: string): E.Either<Refused, string | undefined> => {
  const values = parameters.filter(([key]) => key === name)
  return values.length > 1
    ? E.left([{ path: name, expected: 'one value, not several' }])
    : E.right(values[0]?.[1])
}

const toLimit = (text: string | undefined): E.Either<Refused, number> => {
  if (text === undefined) return E.right(LIMIT_DEFAULT)
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0
  return limit >= 1 && limit <= LIMIT_MAX
    ? E.right(limit)
    : E.left([{ path: 'limit', expected: `a whole number from 1 to ${LIMIT_MAX}` }])
}

type Start = Pick<ListRequest, 'askedAt'> & Pick<PageRequest, 'after'>

const toStart =
  (question: Parameters, now: Timestamp) =>
  (cursor: string | undefined): E.Either<Refused, Start> =>
    cursor === undefined
      ? E.right({ askedAt: now })
      : pipe(
          decodeCursor(question, now)(cursor),
          O.map(({ position, askedAt }) => ({ after: position, askedAt })),
          E.fromOption(() => [
            { path: 'cursor', expected: 'the cursor of the page before, with the same question' },
          ]),
        )

/** The parameters of a list are those of a question, `limit` and `cursor`. */
export const decodeListRequest =
  (now: Timestamp) =>
  (all: Parameters): E.Either<Refused, ListRequest> => {
    const parameters = all.filter(([name]) => name !== 'limit' && name !== 'cursor')
    return pipe(
      sequenceS(E.Apply)({
        limit: pipe(single(all, 'limit'), E.chain(toLimit)),
        start: pipe(single(all, 'cursor'), E.chain(toStart(parameters, now))),
      }),
      E.chain(({ limit, start: { askedAt, ...start } }) =>
        pipe(
          decodeQuestion(askedAt)(parameters),
          E.map(question => ({ question, page: { limit, ...start }, parameters, askedAt })),
        ),
      ),
    )
  }
