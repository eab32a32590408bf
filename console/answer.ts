import * as E from 'fp-ts/Either'
import type { Violation } from '../lambda/codec/decode'
import type { Problem } from './answers/problem'

/** A line of a stream. A problem is the last one. */
export type Line<A = object> = E.Either<Problem, A>

export type WholeAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a route answers: all at once, or line by line. */
export type Answer = WholeAnswer | { readonly lines: AsyncIterable<Line> }

const STATUS: Readonly<Record<Problem['kind'], number>> = {
  invalid: 400,
  'no-token': 401,
  'not-allowed': 403,
  'not-found': 404,
  refused: 422,
  unavailable: 503,
}

export const jsonAnswer = (
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): WholeAnswer => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  body: JSON.stringify(value),
})

/** @param status if it is not that of its kind */
export const problemAnswer = (
  problem: Problem,
  status = STATUS[problem.kind],
  headers: Readonly<Record<string, string>> = {},
): WholeAnswer => jsonAnswer(problem, status, headers)

export const invalid = (violations: readonly Violation[]): Problem => ({
  error: 'This request cannot be understood',
  kind: 'invalid',
  violations,
})

export const NO_SUCH_PATH: Problem = { error: 'There is nothing at this address', kind: 'not-found' }

/** A defect of ours. Its message may repeat what was asked. */
export const UNFORESEEN: Problem = {
  error: 'Something went wrong here. Try again; if it stays, start the console again',
  kind: 'unavailable',
}

export const answerOf = <A>(result: E.Either<Problem, A>): WholeAnswer =>
  E.isLeft(result) ? problemAnswer(result.left) : jsonAnswer(result.right)
