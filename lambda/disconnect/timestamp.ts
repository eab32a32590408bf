import type * as t from 'io-ts'
import { textCodec } from '../codec/text'
import { MINUTE_MS } from './time-units'

interface TimestampBrand {
  readonly Timestamp: unique symbol
}

/**
 * Date, `T`, hours and minutes; seconds, fraction and zone are optional. Also the formats of databases and Ruby, and a zone whose `+`
 * a query string turned into a space.
 */
const ISO_8601 =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:\s?(?:[Zz]|UTC|([+\- ])(\d{2})(?::?(\d{2}))?))?$/

/** The form in which times are stored, and in which nearly all arrive. Up to day 28, so that it needs no calendar. */
const AS_STORED = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** In characters after trimming: enough for 38 fraction digits and an offset. */
const MAX_LENGTH = 64

const isCalendarTime = (iso: string): boolean => {
  const time = new Date(iso)
  return !Number.isNaN(time.getTime()) && time.toISOString() === iso
}

/** A time without a zone is in UTC, as all of Bandwidth's are. Digits beyond the millisecond are cut off, not rounded. */
const toMilliseconds = (sent: string): string | undefined => {
  if (AS_STORED.test(sent)) return sent
  const text = sent.trim()
  const match = text.length > MAX_LENGTH ? null : ISO_8601.exec(text)
  if (match === null) return undefined
  const [
    ,
    date = '',
    hours = '',
    minutes = '',
    seconds = '00',
    fraction = '',
    sign,
    zoneHours = '00',
    zoneMinutes = '00',
  ] = match
  if (Number(zoneHours) > 23 || Number(zoneMinutes) > 59) return undefined
  const leapSecond = seconds === '60'
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3)
  const local = `${date}T${hours}:${minutes}:${leapSecond ? '59' : seconds}.${milliseconds}Z`
  if (!isCalendarTime(local)) return undefined
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * MINUTE_MS * (sign === '-' ? 1 : -1)
  const utc = new Date(Date.parse(local) + offset + (leapSecond ? 1_000 : 0)).toISOString()
  // Years outside 0000–9999 have a sign and six digits, and would not sort as text.
  return utc.length === 24 ? utc : undefined
}

/**
 * A time in UTC, as `YYYY-MM-DDTHH:mm:ss.sssZ`, which sorts as text. Decodes ISO 8601 of at most 64 characters, with any number of
 * fraction digits, without seconds (`2022-06-17T22:20Z`), with any offset, or without a zone: Bandwidth has sent or documented each.
 */
export const Timestamp = textCodec<TimestampBrand>(
  'Timestamp',
  'an ISO 8601 time such as 2022-06-17T22:19:40.375Z',
  toMilliseconds,
)
export type Timestamp = t.TypeOf<typeof Timestamp>

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const epochMs = (time: Timestamp): number => Date.parse(time)

/** The beginning of the year 0: no timestamp is earlier. */
export const FIRST_MS = -62_167_219_200_000

/** Whether a number of milliseconds since 1970 is in the years 0 to 9999, and so can be a timestamp. */
export const isEpochMs = (ms: number): boolean => ms >= FIRST_MS && ms <= 253_402_300_799_999

export const timestampOf = (ms: number): Timestamp => new Date(ms).toISOString() as Timestamp

/** Matches only from the start of a run of zeros: an attempt at each zero would take quadratic time. */
const TRAILING_ZEROS = /(?<!0)0+$/

/**
 * The digits beyond the millisecond of a time as it was sent, without trailing zeros. It takes text of any length, in linear time:
 * records that were stored before times had a maximum length keep their keys.
 */
export const digitsBeyondMs = (sent: string): string =>
  (ISO_8601.exec(sent.trim())?.[5] ?? '').slice(3).replace(TRAILING_ZEROS, '')
