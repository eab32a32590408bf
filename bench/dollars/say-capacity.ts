import { table, type Report } from '../report/report'
import { MILLION, MONTH_HOURS, MONTH_SECONDS } from './basis'
import { capacityCosts, capacityFor, HOURLY_PEAKS_MAX, PROVISIONED_FIXED } from './capacity'
import { sumOf, type Cost } from './cost'
import { PRICES, RESERVED } from './prices'
import { TRAFFIC_DESCRIPTIONS } from './traffic'

const RATES = [1, 10, 100, 1_000, 5_000]

const dollars = (usd: number): number => Math.round(usd)

/** Callbacks a second, for the sum of all that they cost. */
const STEADY = 1_000

/** What writing costs on demand and provisioned, and from which traffic on the latter is cheaper. */
export const sayCapacity = ({ say }: Report, callbacks: Cost): void => {
  const { costs, breakEven } = capacityCosts(RATES)
  const { reading, alarms } = PROVISIONED_FIXED
  say(
    `US dollars a month by \`capacity\`: on demand for writing records; provisioned also for reading at its lower end, and for the alarms of scaling; list prices of ${PRICES.region} on ${PRICES.asOf}\n`,
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
          ...[dollars(onDemand), dollars(provisioned), from, to],
          reserved === undefined ? '–' : dollars(reserved),
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
    `Of what is provisioned, $${dollars(reading + alarms)} are the same whatever the traffic: $${dollars(reading)} for reading at its lower end, and $${dollars(alarms)} for the alarms of scaling.`,
  )
  const steady = costs.find(cost => cost.traffic === 'even' && cost.callbacksPerSecond === STEADY)
  if (steady?.reserved === undefined) throw new Error(`Nothing was computed for ${STEADY} callbacks a second`)
  const { queue } = callbacks
  const others = sumOf({ ...callbacks, table: 0, queue: 0 })
  const rest = queue + (others / MILLION) * MONTH_SECONDS * STEADY
  const all = (written: number): string => `$${dollars(rest + written).toLocaleString('en-US')}`
  say(`
${STEADY.toLocaleString('en-US')} callbacks a second without a pause, one request each, at the prices of the first million, without storage and fixed costs:
${all(steady.onDemand)} on demand, ${all(steady.provisioned)} provisioned, ${all(steady.reserved)} with a year reserved. ${all(0)} of them are not for the table.`)
  say(`
${TRAFFIC_DESCRIPTIONS} Provisioned from the lowest minute to the highest, with scaling that follows after 5 minutes and lowers once an hour; a
month has ${MONTH_HOURS} hours. Reserved: in blocks of ${RESERVED.blockUnits} write units, as many as are cheapest, at best ${RESERVED.saves * 100} % less. Refused callbacks wait in the overflow queue, and are stored later.
`)
}
