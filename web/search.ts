import { addressOf } from './location'

/** Bandwidth's call ids begin with `c-`. */
const CALL_ID = /^c-[0-9a-f-]{20,}$/i

/** A number as people write it: digits, with spaces, points, hyphens or brackets between them. */
const NUMBER = /^\+?[\d ().-]{7,25}$/

const isParty = (text: string): boolean =>
  text.startsWith('sip:') || (NUMBER.test(text) && /\d{7}/.test(text.replaceAll(/\D/g, '')))

/** A number without a country is one of North America, as where Bandwidth is. */
const e164 = (text: string): string => {
  const digits = text.replaceAll(/\D/g, '')
  if (text.startsWith('+')) return `+${digits}`
  return digits.length === 10 ? `+1${digits}` : `+${digits}`
}

/** What somebody looks for in the field at the top: a call, a number, or else a tag. Calls of the last week are looked at. */
export const addressOfSearch = (text: string): string => {
  if (CALL_ID.test(text)) return `/calls/${encodeURIComponent(text)}`
  const since = ['since', '7d'] as const
  if (isParty(text))
    return addressOf('/calls', [since, ['number', text.startsWith('sip:') ? text : e164(text)]])
  return addressOf('/calls', [since, ['tag', text]])
}
