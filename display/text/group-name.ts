import type { DimensionName } from '../../lambda/report/dimensions'
import type { GroupKey } from '../../lambda/report/report'
import { clipped, visible } from './visible-text'
import { WEEKDAYS } from '../time/weekdays'
import type { Dates } from '../time/date-text'

/** What the values of a dimension are called. */
export const DIMENSION_TITLES: Readonly<Record<DimensionName, string>> = {
  hour: 'Hour',
  day: 'Day',
  week: 'Week from',
  hourOfDay: 'Hour of the day',
  weekday: 'Weekday',
  cause: 'Cause',
  causeClass: 'Class of cause',
  applicationId: 'Application',
  accountId: 'Account',
  tag: 'Tag',
  number: 'Our number',
  from: 'From',
  to: 'To',
  direction: 'Direction',
}

/** A longer text would make its table too wide. */
const WIDTH = 40

/** An id of 36 characters says no more than its beginning or its end, as long as no other has the same. */
const ID_LENGTH = 8

/** What callers sent, as text. */
export const shortText = (text: string): string => clipped(visible(text), WIDTH)

/** The beginnings of ids; their ends, if two begin alike. */
export const shortIds = (ids: readonly string[]): ((id: string) => string) => {
  const distinct = new Set(ids)
  const forms = [(id: string) => id.slice(0, ID_LENGTH), (id: string) => `…${id.slice(-ID_LENGTH)}`]
  const short = forms.find(form => new Set([...distinct].map(form)).size === distinct.size)
  return id => shortText(short === undefined || id.length < 2 * ID_LENGTH ? id : short(id))
}

const bucketText = (dates: Dates, name: 'hour' | 'day' | 'week', start: string): string => {
  const ms = Date.parse(start)
  return name === 'hour' ? `${dates.day(ms)} ${dates.clock(ms)}` : dates.day(ms)
}

/** A value of a group's key, for people. */
export const valueText = (
  dates: Dates,
  idText: (id: string) => string,
  name: DimensionName,
  value: GroupKey[DimensionName],
): string => {
  if (value === undefined) return '(none)'
  if (name === 'hour' || name === 'day' || name === 'week') return bucketText(dates, name, String(value))
  if (name === 'hourOfDay') return `${String(value).padStart(2, '0')}:00`
  if (name === 'weekday') return WEEKDAYS[Number(value) - 1] ?? ''
  return name === 'applicationId' ? idText(String(value)) : shortText(String(value))
}
