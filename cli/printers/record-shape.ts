import { RECORD_NAMES, RECORD_TIMES, type Disconnect } from '../../lambda/disconnect/disconnect'
import { PARTY_NAMES } from '../../lambda/disconnect/properties'
import { endedAt } from '../../lambda/disconnect/timeline'
import { recordJson } from '../../lambda/disconnect/record-json'
import type { ColumnName } from './columns'
import type { Shape } from './formats'

/** Records are written as the HTTP API answers them. */
export const RECORD_SHAPE: Shape<Disconnect> = {
  json: recordJson,
  columns: RECORD_NAMES,
  valuesOf: record => record,
  phoneColumns: PARTY_NAMES,
  timeColumns: RECORD_TIMES,
}

const TIMES: ReadonlySet<string> = new Set(['ended', ...RECORD_TIMES])

/** The names for programs of columns that are made for people. */
const propertyNamed = (column: ColumnName): string => (column === 'talk' ? 'talkMs' : column)

/** `extra` is JSON, with every digit as it was sent. */
const memberOf = (name: string, value: unknown): string =>
  `${JSON.stringify(name)}:${name === 'extra' && typeof value === 'string' ? value : JSON.stringify(value)}`

/** Only some columns of records: `ended` is a time in UTC, and `talk` is `talkMs`. */
export const chosenShape = (chosen: readonly ColumnName[]): Shape<Disconnect> => {
  // `talk` and `talkMs` are the same.
  const columns = [...new Set(chosen.map(propertyNamed))]
  const valuesOf = (record: Disconnect): Readonly<Partial<Record<string, unknown>>> => ({
    ...record,
    ended: endedAt(record),
  })
  return {
    json: record => {
      const values = valuesOf(record)
      const given = columns.filter(name => values[name] !== undefined)
      return `{${given.map(name => memberOf(name, values[name])).join(',')}}`
    },
    columns,
    valuesOf,
    phoneColumns: PARTY_NAMES,
    timeColumns: TIMES,
  }
}
