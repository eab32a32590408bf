import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as J from 'fp-ts/Json'
import * as t from 'io-ts'
import { objectCodec } from './object-codec'

/** Where an input is wrong, and what was expected there. Never the value: it may be personal data. */
// Functions that only receive do not decode any; without the mark, bundlers keep the call.
export const Violation = /* @__PURE__ */ objectCodec(
  'Violation',
  {
    /** Property names joined by dots; empty for the input as a whole. */
    path: t.string,
    expected: t.string,
  },
  {},
)
export type Violation = t.TypeOf<typeof Violation>

const pathOf = (context: t.Context): string =>
  context
    .map(({ key }) => key)
    .filter(key => key !== '')
    .join('.')

const toViolation = ({ context, message }: t.ValidationError): Violation => ({
  path: pathOf(context),
  expected: message ?? context.at(-1)?.type.name ?? 'another value',
})

/** Decodes with an io-ts codec: any but an intersection, which adds the numbers of its members to paths. */
export const decode =
  <A>(codec: t.Decoder<unknown, A>) =>
  (input: unknown): E.Either<readonly Violation[], A> =>
    pipe(
      codec.decode(input),
      E.mapLeft(errors => errors.map(toViolation)),
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
