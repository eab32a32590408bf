import * as t from 'io-ts'
import { textCodec } from '../codec/text'
import { wholeNumberOf } from '../codec/whole-number'

interface DirectionBrand {
  readonly Direction: unique symbol
}

/** `inbound` or `outbound`, as seen from the application. Other values can appear, as in all of Bandwidth's enumerations. */
export const Direction = textCodec<DirectionBrand>('Direction')
export type Direction = t.TypeOf<typeof Direction>

/** A codec for a value that is JSON in a body, and text in a query string. */
const scalarCodec = <A>(
  name: string,
  expected: string,
  read: (input: unknown) => A | undefined,
): t.Type<A, A> =>
  new t.Type(
    name,
    (input): input is A => input !== undefined && read(input) === input,
    (input, context) => {
      const value = read(typeof input === 'string' ? input.trim().toLowerCase() : input)
      return value === undefined ? t.failure(input, context, expected) : t.success(value)
    },
    t.identity,
  )

const ANY = { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER }

/** The final SIP response (RFC 3261, section 21) that ended the call: `486` is busy here. */
export const SipResponseCode = scalarCodec('SipResponseCode', 'a whole number such as 486', input =>
  wholeNumberOf(input, ANY),
)

const BOOLEANS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  ['true', true],
  ['false', false],
])

/** Whether the caller asked to withhold the number. */
export const Privacy = scalarCodec('Privacy', 'true or false', input => BOOLEANS.get(input))

/** The codecs of numbers and booleans. All others take text. */
export const SCALAR_CODECS: ReadonlySet<t.Mixed> = new Set<t.Mixed>([SipResponseCode, Privacy])
