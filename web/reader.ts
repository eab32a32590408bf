import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { PlaceAnswer } from '../console/answers/place'
import { type Dates, datesIn } from '../display/time/date-text'
import { offsetText } from '../lambda/time/offset-text'
import { UTC, type Zone, zoneNamed } from '../lambda/time/zone'

/** Who reads the page, and what it is about. */
export type Reader = {
  /** The zone of all times. */
  readonly zone: Zone
  readonly dates: Dates
  readonly place: PlaceAnswer | undefined
}

/** `tz` of the address, or the zone of the browser. */
export const zoneOf = (query: URLSearchParams): Zone =>
  zoneNamed(query.get('tz') ?? '') ?? zoneNamed(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? UTC

/** `New York (UTC−5)`, with the offset at a time. */
export const zoneText = (zone: Zone, ms: number): string => {
  const name = zone.name()
  if (name.startsWith('UTC')) return name
  const [, sign = '', hours = '', minutes = ''] =
    /^([+-])(\d\d):(\d\d)$/.exec(offsetText(zone.offsetMs(ms))) ?? []
  const offset = `${sign === '-' ? '−' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`
  const city = (name.split('/').at(-1) ?? name).replaceAll('_', ' ')
  return `${city} (UTC${offset})`
}

export const readerIn = (zone: Zone, place: PlaceAnswer | undefined): Reader => ({
  zone,
  dates: datesIn(zone),
  place,
})

export const ReaderContext = createContext<Reader>(readerIn(UTC, undefined))

export const useReader = (): Reader => useContext(ReaderContext)
