import { expectedCauseClass } from './causes'
import { asText, type Draft } from './draft'

/** The record that must be found, with `extra` as a value; without the properties that depend on the arrival. */
export type ExpectedRecord = Readonly<Record<string, unknown>>

type Meant = Draft['meant']

const TIMES = ['eventTime', 'enqueuedTime', 'startTime', 'answerTime', 'endTime']

const CALL_TIMES = ['startTime', 'answerTime', 'endTime']

const msOf = (meant: Meant, name: string): number | undefined =>
  meant[name] === undefined ? undefined : Date.parse(asText(meant[name]))

const without = (meant: Meant, isNone: (name: string) => boolean): Meant =>
  Object.fromEntries(Object.entries(meant).filter(([name]) => !isNone(name)))

const SKEW_MS = 10_000

/** A time before 2000 means none; so does an answer more than 10 seconds before the start or after the end. */
const withoutTimesThatMeanNone = (meant: Meant): Meant => {
  const given = without(
    meant,
    name => TIMES.includes(name) && new Date(String(meant[name])).getUTCFullYear() < 2000,
  )
  const [start, answer = NaN, end] = CALL_TIMES.map(name => msOf(given, name))
  const bounds = [start ?? end, end ?? start].map(ms => ms ?? answer)
  const isEarly = start !== undefined && answer < Math.min(...bounds) - SKEW_MS
  const isLate = end !== undefined && answer > Math.max(...bounds) + SKEW_MS
  return without(given, name => name === 'answerTime' && (isEarly || isLate))
}

/** Undefined if a time is missing, or the later one is before the earlier one. */
const between = (earlier: number | undefined, later: number | undefined): number | undefined =>
  earlier === undefined || later === undefined || later < earlier ? undefined : later - earlier

const derived = (meant: Meant): ExpectedRecord => {
  const [start, answer, end] = CALL_TIMES.map(name => msOf(meant, name))
  const totalMs = between(start, end)
  const runsBackwards = start !== undefined && end !== undefined && totalMs === undefined
  /** Clocks can differ: such an answer was at the start or at the end. */
  const during = (from: number | undefined, to: number | undefined): number | undefined => {
    if (runsBackwards || from === undefined || to === undefined) return between(from, to)
    return Math.min(Math.max(to - from, 0), totalMs ?? Infinity)
  }
  return {
    eventType: meant['eventType'] ?? 'disconnect',
    answered: answer !== undefined,
    queueMs: between(msOf(meant, 'enqueuedTime'), start),
    ringMs: during(start, answer),
    talkMs: answer === undefined ? 0 : during(answer, end),
    totalMs,
    causeClass: expectedCauseClass(String(meant['cause'])),
  }
}

const nonEmpty = (name: string, members: ExpectedRecord): ExpectedRecord =>
  Object.keys(members).length === 0 ? {} : { [name]: members }

/** The record that must be stored for a draft, according to the README: nothing here uses the code that is to be checked. */
export const expectedRecord = ({ sent, meant, extra }: Draft): ExpectedRecord => {
  const stored = withoutTimesThatMeanNone(meant)
  const fields = Object.entries({ ...stored, ...derived(stored) }).filter(([, value]) => value !== undefined)
  const changed = Object.entries(sent).filter(
    ([name, value]) =>
      !(name in extra) && (stored[name] === undefined || asText(value) !== asText(stored[name])),
  )
  return {
    ...Object.fromEntries(fields),
    ...nonEmpty('extra', extra),
    ...nonEmpty('asSent', Object.fromEntries(changed.map(([name, value]) => [name, asText(value)]))),
  }
}
