import type { MeasuredPublication } from '../publication/measure'
import { MILLION } from './basis'
import { challengedCostOf, costOf, durationMsOf, sumOf, type Measured } from './cost'
import { DEPLOYED, type Name } from './deployed'
import { fixedCosts } from './fixed'
import { HOOKDECK, hookdeckOfMillion } from './hookdeck'
import { PRICES } from './prices'
import { readingOfMillion } from './reading'
import { reconciliationCost, type ReconciliationMonth } from './reconciliation'
import { storageOfMillion } from './storage'

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

/** US dollars to publish a million ended calls, each alone, and to send their callbacks on. */
const forwardingOfMillion = ({ cpuMs, logBytes }: MeasuredPublication): number => {
  const { memoryMb, gbSecond } = DEPLOYED.ours
  const gbSeconds = (durationMsOf('ours', cpuMs, 1) / 1_000) * (memoryMb / 1_024)
  const call =
    PRICES.busEvent.usd +
    PRICES.destinationRequest.usd +
    PRICES.lambdaRequest.usd +
    gbSeconds * gbSecond +
    logBytes * PRICES.logByte.usd
  return call * MILLION
}

/** One part of the month's bill, in US dollars, without and with a challenge. Absent: the usual way has no such thing. */
export type Part = {
  readonly what: string
  readonly ours: readonly [number, number]
  readonly usual?: readonly [number, number]
}

export type MonthMeasured = {
  readonly callback: Readonly<Record<Name, Measured>>
  readonly reconciliation: ReconciliationMonth
  readonly publication: MeasuredPublication
}

const both = (usd: number): readonly [number, number] => [usd, usd]

/** The bill of a month with a million calls: the parts of every deployment, and those of the settings. */
export const monthOfMillion = ({ callback, reconciliation, publication }: MonthMeasured) => {
  const storage = storageOfMillion()
  const fixed = fixedCosts()
  const reading = readingOfMillion(storage.itemBytes)
  const callbacks = (name: Name): readonly [number, number] => {
    const once = costOf(name, callback[name])
    return [sumOf(once), sumOf(challengedCostOf(name, callback[name]) ?? once)]
  }
  const always: readonly Part[] = [
    { what: 'callbacks received and stored', ours: callbacks('ours'), usual: callbacks('usual') },
    { what: 'records, for each month that they are kept', ours: both(storage.usd), usual: both(storage.usd) },
    {
      what: 'alarms, dashboard, metrics (at most), secret',
      ours: both(fixed.byDefault),
      usual: both(fixed.usual),
    },
  ]
  const reconciled = sum(Object.values(reconciliationCost(reconciliation).lines))
  const settings: readonly Part[] = [
    { what: 'reconciliation', ours: both(reconciled + fixed.reconciliation) },
    { what: 'a report of the day before, each morning', ours: both(reading.morningReports) },
    { what: 'the console on a wall, day and night', ours: both(reading.wall) },
    {
      what: 'each call published and forwarded',
      ours: both(forwardingOfMillion(publication) + fixed.forwarding),
    },
  ]
  return {
    always,
    settings,
    fixed,
    hookdeck: HOOKDECK.plans.map(plan => ({ ...plan, usd: hookdeckOfMillion(plan) })),
  }
}
