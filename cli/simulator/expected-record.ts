import { expectedCauseClass } from './causes'
import type { Draft } from './draft'

/** The record that must be found, with `extra` as a value; without the properties that depend on the arrival. */
export type ExpectedRecord = Readonly<Record<string, unknown>>

/** Undefined if a time is missing, or the later one is before the earlier one. */
const between = (meant: Draft['meant'], earlier: string, later: string): number | undefined => {
  const ms = Date.parse(String(meant[later])) - Date.parse(String(meant[earlier]))
  return ms >= 0 ? ms : undefined
}

const derived = (meant: Draft['meant']): ExpectedRecord => {
  const answered = meant['answerTime'] !== undefined
  return {
    eventType: meant['eventType'] ?? 'disconnect',
    answered,
    queueMs: between(meant, 'enqueuedTime', 'startTime'),
    ringMs: between(meant, 'startTime', 'answerTime'),
    talkMs: answered ? between(meant, 'answerTime', 'endTime') : 0,
    totalMs: between(meant, 'startTime', 'endTime'),
    causeClass: expectedCauseClass(String(meant['cause'])),
  }
}

const nonEmpty = (name: string, members: ExpectedRecord): ExpectedRecord =>
  Object.keys(members).length === 0 ? {} : { [name]: members }

/** The record that must be stored for a draft, according to the README: nothing here uses the code that is to be checked. */
export const expectedRecord = ({ sent, meant, extra }: Draft): ExpectedRecord => {
  const respelled = Object.entries(meant).filter(([name, value]) => sent[name] !== value)
  const fields = Object.entries({ ...meant, ...derived(meant) }).filter(([, value]) => value !== undefined)
  return {
    ...Object.fromEntries(fields),
    ...nonEmpty('extra', extra),
    ...nonEmpty('asSent', Object.fromEntries(respelled.map(([name]) => [name, sent[name]]))),
  }
}
