import type * as t from 'io-ts'
import { cleanText, nonEmpty, textCodec } from '../codec/text'

interface CallPartyBrand {
  readonly CallParty: unique symbol
}

/**
 * E.164: the form in which numbers are stored, and in which nearly all arrive. A country code never begins with 0, and a number has at
 * most 15 digits. The minimum of seven excludes short codes.
 */
export const E164 = /^\+[1-9]\d{6,14}$/
/** A number with a `+`, or a `tel:` URI (RFC 3966) without parameters, with the separators that people write between digits. */
const WRITTEN_E164 = /^(?:tel:)?\+([\d\s().-]+)$/i

/** In characters: enough for 15 digits, each with separators. Longer text is stored as it is. */
const WRITTEN_MAX_LENGTH = 128

/** A national trunk prefix in brackets, as in `+44 (0)20 …`, is not part of the number: such text is stored as it is. */
const TRUNK_PREFIX = /\(0+\)/

const normalize = (sent: string): string => {
  if (E164.test(sent)) return sent
  const text = cleanText(sent)
  if (text.length > WRITTEN_MAX_LENGTH) return text
  const number = `+${(WRITTEN_E164.exec(text)?.[1] ?? '').replace(/\D/g, '')}`
  return E164.test(number) && !TRUNK_PREFIX.test(text) ? number : text
}

/** In a query string, a `+` that is not encoded means a space. A space at the start of a number or its URI was a `+`. */
export const restorePlus = (text: string): string =>
  text.replace(/^((?:tel:|sips?:)?) (?=[1-9]\d{6})/i, '$1+')

/**
 * One side of a call: a number in E.164 (`+15555550100`) if that is unambiguous, or the text that was sent: a SIP URI, a word such as
 * `Restricted`, or digits without a `+`, which may be a short code, an extension or a national number.
 */
export const CallParty = textCodec<CallPartyBrand>(
  'CallParty',
  'a phone number, SIP URI or other text',
  sent => nonEmpty(normalize(sent)),
)
export type CallParty = t.TypeOf<typeof CallParty>
