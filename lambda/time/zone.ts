import { tzOffset } from '@date-fns/tz/tzOffset'
import { MINUTE_MS } from '../disconnect/time-units'

/** A time zone. */
export type Zone = {
  /** Its IANA name, such as `Europe/Berlin`. */
  readonly name: () => string
  /** How far its clocks are ahead of UTC at a time, in milliseconds. */
  readonly offsetMs: (ms: number) => number
}

export const UTC: Zone = { name: () => 'UTC', offsetMs: () => 0 }

/** `Intl` answers some names with an older one, such as Asia/Calcutta, or that of another place: America/Panama for EST. */
const nameLike = (given: string, canonical: string): string =>
  given.toLowerCase() === canonical.toLowerCase() || canonical === 'UTC' ? canonical : given

/** `+05:30`, or the name that such a zone has: `UTC+05:30`. */
const OFFSET = /^(?:UTC)?(([+-])([01]\d|2[0-3]):?([0-5]\d))$/

/** A zone whose clocks never change. Not every version of Node knows it as a zone. */
const fixedZone = (text: string): Zone | undefined => {
  const [, offset, sign, hours, minutes] = OFFSET.exec(text) ?? []
  if (offset === undefined) return undefined
  const ms = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS
  return { name: () => `UTC${offset}`, offsetMs: () => (sign === '-' ? -ms : ms) }
}

/** @returns the zone of an IANA name, or of an offset such as +05:30; undefined if there is none */
export const zoneNamed = (text: string): Zone | undefined => {
  const fixed = fixedZone(text)
  if (fixed !== undefined) return fixed
  try {
    const { timeZone } = new Intl.DateTimeFormat('en-US', { timeZone: text }).resolvedOptions()
    return {
      name: () => nameLike(text, timeZone),
      offsetMs: ms => tzOffset(timeZone, new Date(ms)) * MINUTE_MS,
    }
  } catch {
    return undefined
  }
}
