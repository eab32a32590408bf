import type * as t from 'io-ts'
import { cleanText, nonEmpty, textCodec } from '../codec/text'

interface CallPartyBrand {
  readonly CallParty: unique symbol
}

/**
 * E.164, as numbers are stored and nearly all come: a country code never begins with 0, and a number has at most 15 digits.
 * Seven keep short codes out.
 */
export const E164 = /^\+[1-9]\d{6,14}$/
/** A `+`, or a `tel:` URI (RFC 3966) without parameters, with the separators people put between digits. */
const WRITTEN_E164 = /^(?:tel:)?\+([\d\s().-]+)$/i

/** In characters: 15 digits, each with separators around it, have room. What is longer is kept as text. */
const WRITTEN_MAX_LENGTH = 128

/** National trunk prefixes in brackets, `+44 (0)20 …`, are no part of the number; what is, we do not guess. */
const TRUNK_PREFIX = /\(0+\)/

const normalize = (sent: string): string => {
  if (E164.test(sent)) return sent
  const text = cleanText(sent)
  if (text.length > WRITTEN_MAX_LENGTH) return text
  const number = `+${(WRITTEN_E164.exec(text)?.[1] ?? '').replace(/\D/g, '')}`
  return E164.test(number) && !TRUNK_PREFIX.test(text) ? number : text
}

/** A query string turns a `+` that is not encoded into a space; where a number or its URI begins, it was one. */
export const restorePlus = (text: string): string =>
  text.replace(/^((?:tel:|sips?:)?) (?=[1-9]\d{6})/i, '$1+')

/**
 * One side of a call: a number in E.164 (`+15555550100`) where that is unambiguous; otherwise as it came: a SIP URI, a
 * word such as `Restricted`, or digits without a `+`, which may be a short code, an extension or a national number.
 */
export const CallParty = textCodec<CallPartyBrand>(
  'CallParty',
  'a phone number, SIP URI or other text',
  sent => nonEmpty(normalize(sent)),
)
export type CallParty = t.TypeOf<typeof CallParty>
