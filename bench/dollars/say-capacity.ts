import { table, type Report } from '../report/report'
import {
  capacityCosts,
  capacityFor,
  HOURLY_PEAKS_MAX,
  MONTH_HOURS,
  MONTH_SECONDS,
  PROVISIONED_FIXED,
} from './capacity'
import { sumOf, type Cost } from './cost'
import { PRICES, RESERVED_SAVES } from './prices'
import { TRAFFICS_SAID } from './traffic'

const RATES = [1, 10, 100, 1_000, 5_000]

const dollars = (usd: number): number => Math.round(usd)

/** Callbacks a second, for the sum of all that they cost. */
const STEADY = 1_000

/** What writing costs on demand and provisioned, and from which traffic on the latter is cheaper. */
export const sayCapacity = ({ say }: Report, callbacks: Cost): void => {
  const { costs, breakEven } = capacityCosts(RATES)
  say(
    `US dollars a month for writing records, by \`capacity\`, list prices of ${PRICES.region} on ${PRICES.asOf}\n`,
  )
  say(
    table(
      [
        'traffic',
        'peak ÷ mean',
        'callbacks/s',
        'on demand',
        'provisioned',
        'from',
        'to',
        '1 year reserved',
        'refused at first, %',
      ],
      costs.map(({ traffic, peak, callbacksPerSecond, onDemand, provisioned, reserved, refused }) => {
        const { from, to } = capacityFor(traffic, callbacksPerSecond)
        return [
          traffic,
          peak.toFixed(1),
          callbacksPerSecond,
          ...[dollars(onDemand), dollars(provisioned), from, to, dollars(reserved)],
          (refused * 100).toFixed(1),
        ]
      }),
    ),
  )
  for (const { traffic, callbacksPerSecond } of breakEven)
    say(
      `${traffic}: provisioned is cheaper from ${callbacksPerSecond ?? 'no number of'} callbacks a second on average.`,
    )
  say(
    `For any other traffic: only if the peaks of its hours are on average less than ${HOURLY_PEAKS_MAX.toFixed(1)} times the mean.`,
  )
  say(
    `Of what is provisioned, $${dollars(PROVISIONED_FIXED)} are for reading at its lower end and for the alarms of scaling, whatever the traffic.`,
  )
  const steady = costs.find(cost => cost.traffic === 'even' && cost.callbacksPerSecond === STEADY)
  if (steady === undefined) throw new Error(`Nothing was computed for ${STEADY} callbacks a second`)
  const { queue } = callbacks
  const others = sumOf({ ...callbacks, table: 0, queue: 0 })
  const rest = queue + (others / 1e6) * MONTH_SECONDS * STEADY
  const all = (written: number): string => `$${dollars(rest + written).toLocaleString('en-US')}`
  say(`
${STEADY.toLocaleString('en-US')} callbacks a second without a pause, one request each, at the prices of the first million, without storage and fixed costs:
${all(steady.onDemand)} on demand, ${all(steady.provisioned)} provisioned, ${all(steady.reserved)} with a year reserved. ${all(0)} of them are not for the table.`)
  say(`
${TRAFFICS_SAID} Provisioned from the lowest minute to the highest, with scaling that follows after 5 minutes and lowers once an hour; a
month has ${MONTH_HOURS} hours. Reserved: ${RESERVED_SAVES * 100} % less at best for the lower end. Refused callbacks wait in the overflow queue, and are stored later.
`)
}
