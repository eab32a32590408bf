import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as J from 'fp-ts/Json'
import * as t from 'io-ts'
import { objectCodec } from './object-codec'

/** Where an input is wrong, and what was expected there. Never the value: it may be personal data. */
export const Violation = objectCodec(
  'Violation',
  {
    /** Property names joined by dots; empty for the input as a whole. */
    path: t.string,
    expected: t.string,
  },
  {},
)
export type Violation = t.TypeOf<typeof Violation>

const isExactIntersection = (type: { _tag?: string; type?: { _tag?: string } } | undefined): boolean =>
  type?._tag === 'ExactType' && type.type?._tag === 'IntersectionType'

/** The context of an intersection has the numbers of its members, which are not part of the input. */
const pathOf = (context: t.Context): string =>
  context
    .filter(({ key }, i) => {
      const parent = context[i - 1]?.type as { _tag?: string } | undefined
      return key !== '' && parent?._tag !== 'IntersectionType' && !isExactIntersection(parent)
    })
    .map(({ key }) => key)
    .join('.')

const toViolation = ({ context, message }: t.ValidationError): Violation => ({
  path: pathOf(context),
  expected: message ?? context.at(-1)?.type.name ?? 'another value',
})

const distinct = (violations: readonly Violation[]): readonly Violation[] => [
  ...new Map(violations.map(violation => [`${violation.path} ${violation.expected}`, violation])).values(),
]

/** Decodes with an io-ts codec. */
export const decode =
  <A>(codec: t.Decoder<unknown, A>) =>
  (input: unknown): E.Either<readonly Violation[], A> =>
    pipe(
      codec.decode(input),
      E.mapLeft(errors => distinct(errors.map(toViolation))),
    )

/** Parses JSON and decodes it with an io-ts codec. */
export const decodeJson =
  <A>(codec: t.Decoder<unknown, A>) =>
  (json: string): E.Either<readonly Violation[], A> =>
    pipe(
      J.parse(json),
      E.mapLeft((): readonly Violation[] => [{ path: '', expected: 'JSON' }]),
      E.chain(decode(codec)),
    )
