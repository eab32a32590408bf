import { causeClass, type CauseClass } from '../../lambda/disconnect/cause'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import type { DimensionName } from '../../lambda/report/dimensions'
import type { GroupKey, ReportGroup } from '../../lambda/report/report'
import { visible } from '../../display/text/visible-text'
import { causePaint, type Colours, type Paint } from '../printers/colours'
import type { TimeTexts } from '../../display/time/time-text'
import { SHORT_WEEKDAYS } from '../../display/time/weekdays'
import { NONE } from './shares'
import { withWeekday, withoutSeconds } from './times'

/** A column that says what the calls of a group have in common. */
export type KeyColumn = {
  readonly heading: string
  /** Times are not cut; an id may be shown by its first characters. */
  readonly kind: 'time' | 'id' | 'text'
  readonly cell: (key: GroupKey) => string
  readonly paint?: (colours: Colours, key: GroupKey) => Paint
}

/** More than fits on a line. */
const MEASURED_MAX = 300

const text = (value: string | number | undefined): string =>
  value === undefined ? NONE : visible(String(value).slice(0, MEASURED_MAX))

const two = (value: number): string => String(value).padStart(2, '0')

type Value = string | number | undefined

const timeOf = (value: Value) => timestampOf(Date.parse(String(value)))

const TIMES: Readonly<
  Partial<Record<DimensionName, readonly [heading: string, text: (value: Value, times: TimeTexts) => string]>>
> = {
  hour: ['hour', (value, times) => withoutSeconds(times.short(timeOf(value)))],
  day: ['day', value => withWeekday(String(value).slice(0, 10))],
  week: ['week from', value => withWeekday(String(value).slice(0, 10))],
  hourOfDay: ['hour of day', value => `${two(Number(value))}:00`],
  weekday: ['weekday', value => SHORT_WEEKDAYS[Number(value) - 1] ?? NONE],
}

const HEADINGS: Readonly<Partial<Record<DimensionName, string>>> = {
  applicationId: 'application',
  accountId: 'account',
  causeClass: 'class',
}

const classIn = (name: DimensionName, value: Value): CauseClass | undefined => {
  if (value === undefined) return undefined
  if (name === 'cause') return causeClass(String(value))
  return name === 'causeClass' ? (value as CauseClass) : undefined
}

const columnOf = (name: DimensionName, times: TimeTexts): KeyColumn => {
  const time = TIMES[name]
  if (time !== undefined) {
    const [heading, textOf] = time
    return {
      heading,
      kind: 'time',
      cell: ({ [name]: value }) => (value === undefined ? NONE : textOf(value, times)),
    }
  }
  return {
    heading: HEADINGS[name] ?? name,
    kind: name === 'applicationId' ? 'id' : 'text',
    cell: ({ [name]: value }) => text(value),
    paint: (colours, { [name]: value }) => causePaint(colours, classIn(name, value)),
  }
}

export const keyColumns = (by: readonly DimensionName[], times: TimeTexts): readonly KeyColumn[] =>
  by.map(name => columnOf(name, times))

/** Fewer characters of an id are too few to find it by. */
const ID_MIN = 8

/** How many characters of each distinguish ids, if fewer than all do. */
const lengthNeeded = (ids: readonly string[], partOf: (id: string, length: number) => string): number => {
  const longest = ids.reduce((most, { length }) => Math.max(most, length), ID_MIN)
  let [from, to] = [ID_MIN, longest]
  while (from < to) {
    const length = Math.floor((from + to) / 2)
    if (new Set(ids.map(id => partOf(id, length))).size < ids.length) from = length + 1
    else to = length
  }
  return from
}

const beginning = (id: string, length: number): string => id.slice(0, length)

/** The end, marked as such. */
const ending = (id: string, length: number): string => (id.length <= length ? id : `…${id.slice(1 - length)}`)

/** The first characters of ids, as many as distinguish them; or the last ones, if far fewer of those do. */
export const shortIds = (cells: readonly string[]): readonly string[] => {
  const distinct = [...new Set(cells)]
  const [first, last] = [lengthNeeded(distinct, beginning), lengthNeeded(distinct, ending)]
  return cells.map(id => (last + ID_MIN <= first ? ending(id, last) : beginning(id, first)))
}

const OTHERS = 'all others'

/** The cells of the key columns of each group. */
export const keyCells = (
  columns: readonly KeyColumn[],
  groups: readonly ReportGroup[],
): readonly (readonly string[])[] =>
  columns.map((column, i) =>
    groups.map(({ key, other }) => {
      if (other !== true) return column.cell(key)
      return i === 0 ? OTHERS : ''
    }),
  )
