import * as O from 'fp-ts/Option'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'

/** A value that is JSON in a body but text in a query string. */
const scalarCodec = <A>(
  name: string,
  expected: string,
  read: (input: unknown) => O.Option<A>,
): t.Type<A, A> =>
  new t.Type(
    name,
    (input): input is A => pipe(read(input), O.toUndefined) === input,
    (input, context) =>
      pipe(
        read(typeof input === 'string' ? input.trim().toLowerCase() : input),
        O.match(() => t.failure(input, context, expected), t.success),
      ),
    t.identity,
  )

const wholeNumber = (input: unknown): O.Option<number> => {
  if (typeof input === 'string') return /^\d{1,15}$/.test(input) ? O.some(Number(input)) : O.none
  return Number.isSafeInteger(input) ? O.some(Number(input)) : O.none
}

/** The final SIP response (RFC 3261, section 21) that ended the call: `486` is busy here. */
export const SipResponseCode = scalarCodec('SipResponseCode', 'a whole number such as 486', wholeNumber)

const BOOLEANS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  ['true', true],
  ['false', false],
])

/** Whether the caller asked to withhold the number. */
export const Privacy = scalarCodec('Privacy', 'true or false', input => O.fromNullable(BOOLEANS.get(input)))
