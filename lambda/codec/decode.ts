import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type * as t from 'io-ts'
import type { Violation } from './violation'

/** An intersection numbers its members in the context; those numbers are no part of what a person sent. */
const path = (context: t.Context): string =>
  context
    .filter(({ key }, i) => {
      const parent = context[i - 1]?.type as { _tag?: string } | undefined
      return key !== '' && parent?._tag !== 'IntersectionType' && !isExactIntersection(parent)
    })
    .map(({ key }) => key)
    .join('.')

const isExactIntersection = (type: { _tag?: string; type?: { _tag?: string } } | undefined): boolean =>
  type?._tag === 'ExactType' && type.type?._tag === 'IntersectionType'

const toViolation = ({ context, message }: t.ValidationError): Violation => ({
  path: path(context),
  expected: message ?? context.at(-1)?.type.name ?? 'another value',
})

const distinct = (violations: readonly Violation[]): readonly Violation[] => [
  ...new Map(violations.map(violation => [`${violation.path} ${violation.expected}`, violation])).values(),
]

/** Decodes with an io-ts codec; a failure says what was expected where, and never repeats the input. */
export const decode =
  <A>(codec: t.Decoder<unknown, A>) =>
  (input: unknown): E.Either<readonly Violation[], A> =>
    pipe(
      codec.decode(input),
      E.mapLeft(errors => distinct(errors.map(toViolation))),
    )
