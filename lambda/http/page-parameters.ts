import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import * as RA from 'fp-ts/ReadonlyArray'
import type { Violation } from '../codec/decode'
import { wholeNumberExpected, wholeNumberOf } from '../codec/whole-number'
import { SINGLE_VALUE, type Parameters } from '../question/parameters'

const LIMITS = { from: 1, to: 1_000 }
const LIMIT_DIGITS = String(LIMITS.to).length

export type Violations = readonly Violation[]

/** Reports everything that is wrong, not only the first of it. */
export const Validation = E.getApplicativeValidation(RA.getSemigroup<Violation>())

/** The parameters of a page. All others are those of the question. */
export const isOfPage = (name: string): boolean => name === 'limit' || name === 'cursor'

const single = (parameters: Parameters, name: string): E.Either<Violations, string | undefined> => {
  const values = parameters.filter(([key]) => key === name)
  return values.length > 1 ? E.left([{ path: name, expected: SINGLE_VALUE }]) : E.right(values[0]?.[1])
}

const toLimit = (text: string): O.Option<number> =>
  text.length > LIMIT_DIGITS ? O.none : O.fromNullable(wholeNumberOf(text, LIMITS))

const optional = <A>(
  parameters: Parameters,
  name: string,
  read: (text: string) => O.Option<A>,
  expected: string,
): E.Either<Violations, A | undefined> =>
  pipe(
    single(parameters, name),
    E.chain(text =>
      text === undefined
        ? E.right(undefined)
        : pipe(
            read(text),
            E.fromOption(() => [{ path: name, expected }]),
          ),
    ),
  )

/** @returns undefined if there is none */
export const limitIn = (parameters: Parameters): E.Either<Violations, number | undefined> =>
  optional(parameters, 'limit', toLimit, wholeNumberExpected(LIMITS))

/** @returns undefined if there is none */
export const cursorIn = <A>(
  parameters: Parameters,
  read: (text: string) => O.Option<A>,
  expected: string,
): E.Either<Violations, A | undefined> => optional(parameters, 'cursor', read, expected)
