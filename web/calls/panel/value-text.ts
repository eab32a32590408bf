import { grouped } from '../../../display/text/numbers'
import { visible } from '../../../display/text/visible-text'
import type { TimeTexts } from '../../../display/time/time-text'
import { type Disconnect, RECORD_DURATIONS, RECORD_TIMES } from '../../../lambda/disconnect/disconnect'
import { Timestamp } from '../../../lambda/disconnect/timestamp'

/** A longer text would fill the panel. All of it is in the JSON. */
const LENGTH_MAX = 2_000

/** What was sent, as text: control characters and those that turn the direction of writing can be seen. */
export const plainText = (text: string): string =>
  text.length <= LENGTH_MAX
    ? visible(text)
    : `${visible(text.slice(0, LENGTH_MAX))}… (${grouped(text.length)} characters: see the JSON)`

/** `14:36:27.339`; with its offset in the hour that comes twice. */
export const clockText = (times: TimeTexts, time: Timestamp): string => times.argument(time).slice(11)

/** The value of a property for people. */
export const valueText = (name: keyof Disconnect, value: unknown, times: TimeTexts): string => {
  if (value === undefined) return '–'
  if (RECORD_TIMES.has(name) && Timestamp.is(value)) return times.exact(value)
  if (RECORD_DURATIONS.has(name)) return grouped(Number(value))
  return plainText(typeof value === 'string' ? value : JSON.stringify(value))
}
