import { APPLICATIONS, type Application } from './applications'
import { weightAt } from './curves'
import { HOUR_MS } from '../../../lambda/disconnect/time-units'

/** The past that is made up: from when to when, in milliseconds since 1970, and with how many calls. */
export type Period = { readonly from: number; readonly until: number; readonly count: number }

/** A part of the period in which an application has a number of calls. */
export type Slot = {
  readonly application: Application
  readonly from: number
  readonly until: number
  readonly count: number
}

/** The hours of a period; the first and the last may be shorter. */
export function* hoursOf({
  from,
  until,
}: Pick<Period, 'from' | 'until'>): Generator<readonly [number, number]> {
  for (let at = from; at < until;) {
    const next = Math.min(until, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS)
    yield [at, next]
    at = next
  }
}

const weightOf = (application: Application, from: number, until: number): number =>
  application.share * weightAt(application.curve, from) * (until - from)

/** Hour by hour, by the curves of the applications. The counts add up to that of the period. */
export function* slotsOf(period: Period): Generator<Slot> {
  let whole = 0
  for (const [from, until] of hoursOf(period))
    for (const application of APPLICATIONS) whole += weightOf(application, from, until)
  let weight = 0
  let calls = 0
  for (const [from, until] of hoursOf(period))
    for (const application of APPLICATIONS) {
      weight += weightOf(application, from, until)
      // Rounds the sum, so that no call gets lost.
      const upTo = Math.min(period.count, Math.round((period.count * weight) / whole))
      if (upTo > calls) yield { application, from, until, count: upTo - calls }
      calls = upTo
    }
}
