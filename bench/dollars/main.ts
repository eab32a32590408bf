import { bundleContenders } from '../contenders/contenders'
import { table } from '../report/report'
import { run } from '../report/run'
import { costOf, durationMsOf, LINES, NETWORK_MS, OVERFLOWED, sumOf } from './cost'
import { DEPLOYED, NAMES } from './deployed'
import { measureCallback } from './measure'
import { PRICES } from './prices'

run('dollars', async ({ say }) => {
  const measured = await measureCallback(bundleContenders())
  say(`What is paid for, of one callback, Node ${process.versions.node}\n`)
  say(
    table(
      ['contender', 'CPU ms', 'memory MB', 'duration ms', 'write units', 'bytes logged'],
      NAMES.map(name => {
        const { cpuMs, logBytes, writeUnits } = measured[name]
        const duration = durationMsOf(name, cpuMs)
        return [name, cpuMs.toFixed(2), DEPLOYED[name].memoryMb, duration, writeUnits, Math.round(logBytes)]
      }),
    ),
  )
  say(`US dollars for a million callbacks in a month, list prices of ${PRICES.region} on ${PRICES.asOf}\n`)
  const costs = NAMES.map(name => costOf(name, measured[name]))
  say(
    table(
      ['what', ...NAMES],
      [
        ...LINES.map(line => [line, ...costs.map(cost => cost[line].toFixed(2))]),
        ['all', ...costs.map(cost => sumOf(cost).toFixed(2))],
      ],
    ),
  )
  say(
    `Duration: the measured CPU time at the share of a CPU that the memory brings, and ${NETWORK_MS} ms for each answer of the database.`,
  )
  say(
    `Queue: Lambda asks it all month long; ${OVERFLOWED} of the million go through it. Free tiers are left out.`,
  )
})
