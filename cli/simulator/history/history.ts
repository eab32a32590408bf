import type { SimulatedCause } from '../causes'
import { randomOf, type Random } from '../random'
import type { Application } from './applications'
import { incidentCause, incidentsIn, type Incident } from './incidents'
import { knownCalls } from './known-customer'
import { callbackOf, type PastCall } from './past-call'
import { slotsOf, type Period, type Slot } from './slots'

export type HistoryOptions = Period & { readonly seed: number }

const CUSTOMERS = { from: 20_000, to: 20_899 }

const usualCause = ({ ends }: Application, random: Random): SimulatedCause => {
  // To a thousandth of a permille.
  let rest = random.between(0, 999_999) / 1_000
  for (const [cause, permille] of Object.entries(ends) as [SimulatedCause, number][]) {
    rest -= permille
    if (rest < 0) return cause
  }
  return 'hangup'
}

/** The share of the calls that end for a cause after they were answered, from 0 to 1. */
const ANSWERED: Readonly<Partial<Record<SimulatedCause, number>>> = {
  hangup: 1,
  'callback-error': 0.6,
  'invalid-bxml': 0.8,
  'application-error': 0.7,
  error: 0.3,
  unknown: 0.3,
}

const pastCall = (
  { application, from, until }: Slot,
  incidents: readonly Incident[],
  random: Random,
): PastCall => {
  const endMs = random.between(from, until - 1)
  const cause = incidentCause(incidents, application, endMs, random) ?? usualCause(application, random)
  return {
    application,
    endMs,
    cause,
    answered: random.chance(ANSWERED[cause] ?? 0),
    customer: random.between(CUSTOMERS.from, CUSTOMERS.to),
  }
}

/**
 * The callbacks of the calls that ended in a period, hour by hour. The same options give the same callbacks. Each call is made up when
 * it is asked for, so that memory does not grow with their number.
 */
export function* historyOf(options: HistoryOptions): Generator<Readonly<Record<string, unknown>>> {
  const { seed, from, until, count } = options
  const incidents = incidentsIn(options)
  const known = knownCalls(options, incidents).slice(0, count)
  let index = 0
  const next = (): Random => randomOf('history', seed, from, until, count, index++)
  for (const slot of slotsOf({ from, until, count: count - known.length }))
    for (let left = slot.count; left > 0; left--) {
      const random = next()
      yield callbackOf(pastCall(slot, incidents, random), random)
    }
  for (const call of known) yield callbackOf(call, next())
}
