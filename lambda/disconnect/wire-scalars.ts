import * as O from 'fp-ts/Option'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'

/** A value that is JSON in a body but text in a query string. */
const scalarCodec = <A>(
  name: string,
  expected: string,
  is: t.Is<A>,
  fromText: (text: string) => O.Option<A>,
): t.Type<A, A> =>
  new t.Type(
    name,
    is,
    (input, context) =>
      pipe(
        is(input) ? O.some(input) : typeof input === 'string' ? fromText(input.trim().toLowerCase()) : O.none,
        O.match(() => t.failure(input, context, expected), t.success),
      ),
    t.identity,
  )

const isWholeNumber = (input: unknown): input is number => Number.isSafeInteger(input)

/** The final SIP response (RFC 3261, section 21) that ended the call: `486` is busy here. */
export const SipResponseCode = scalarCodec(
  'SipResponseCode',
  'a whole number such as 486',
  isWholeNumber,
  text => (/^\d{1,15}$/.test(text) ? O.some(Number(text)) : O.none),
)

/** Whether the caller asked to withhold the number. */
export const Privacy = scalarCodec('Privacy', 'true or false', t.boolean.is, text =>
  text === 'true' || text === 'false' ? O.some(text === 'true') : O.none,
)
