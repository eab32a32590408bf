import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import {
  RECORD_DURATIONS,
  RECORD_NAMES,
  RECORD_TIMES,
  type Disconnect,
} from '../../lambda/disconnect/disconnect'
import { Timestamp } from '../../lambda/disconnect/timestamp'
import { members, valueJson } from '../../lambda/codec/members'
import { causePaint, coloursFor, type Colours } from './colours'
import { duration, type TimeTexts } from '../../display/time/time-text'
import type { Printer } from './formats'
import type { Screen } from '../output/terminal'
import { padded, visible } from '../../display/text/visible-text'

type Field = readonly [name: string, value: string]

/** A longer value would scroll the rest off the screen. */
const VALUE_MAX = 2_000

const shown = (text: string): string =>
  text.length <= VALUE_MAX
    ? visible(text)
    : `${visible(text.slice(0, VALUE_MAX))}… (${text.length} characters in total: see --json)`

const extraFields = (extra: string): readonly Field[] =>
  pipe(
    members(extra),
    E.match(
      () => [['extra', extra] as const],
      found => found.map((member): Field => [`extra ${member.key}`, valueJson(member)]),
    ),
  )

const fieldsOf = (record: Disconnect, name: keyof Disconnect, times: TimeTexts): readonly Field[] => {
  const value = record[name]
  // The headline has them.
  if (value === undefined || name === 'eventType' || name === 'conflict') return []
  if (name === 'extra') return extraFields(value as string)
  if (typeof value === 'object')
    return Object.entries(value).map(([key, text]): Field => [`sent as ${key}`, text])
  if (RECORD_DURATIONS.has(name))
    return [[name.slice(0, -2), `${duration(Number(value))} (${Number(value)} ms)`]]
  return [[name, Timestamp.is(value) && RECORD_TIMES.has(name) ? times.exact(value) : String(value)]]
}

const headline = (record: Disconnect, colours: Colours): string => {
  const { eventType, cause, causeClass, conflict } = record
  const reason =
    cause === undefined
      ? ''
      : `  ${causePaint(colours, causeClass)(visible(`${cause} (${causeClass ?? '?'})`))}`
  const mark = conflict === true ? `  ${colours.inverse(' CONFLICT ')} contradicts what was stored first` : ''
  return `${colours.bold(visible(eventType))}${reason}${mark}\n`
}

/** Everything that is stored of each record, for people. */
export const recordDetail = (
  { colours: wanted }: Pick<Screen, 'colours'>,
  times: TimeTexts,
): Printer<Disconnect> =>
  async function* (records) {
    const colours = coloursFor(wanted)
    let between = ''
    for await (const record of records) {
      const fields = RECORD_NAMES.flatMap(name => fieldsOf(record, name, times))
      const width = Math.min(
        28,
        fields.reduce((longest, [name]) => Math.max(longest, visible(name).length), 0),
      )
      const lines = fields.map(
        ([name, value]) => `  ${colours.dim(padded(shown(name), width))}  ${shown(value)}\n`,
      )
      yield between + headline(record, colours) + lines.join('')
      between = '\n'
    }
  }
