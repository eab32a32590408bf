import { bundleContenders } from '../contenders/contenders'
import { table, type Cell } from '../report/report'
import { run } from '../report/run'
import {
  challengedCostOf,
  costOf,
  durationMsOf,
  LINES,
  NETWORK_MS,
  OVERFLOWED,
  sumOf,
  type MeasuredRequest,
} from './cost'
import { DEPLOYED, NAMES, type Name } from './deployed'
import { measureCallback } from './measure'
import { PRICES } from './prices'
import { measurePublication } from '../publication/measure'
import { measureReconciliation } from './reconciliation'
import { sayCapacity } from './say-capacity'
import { sayMonth } from './say-month'
import { sayReconciliation } from './say-reconciliation'
import { OVERHEAD_BYTES, storageOfMillion } from './storage'

/** At a million a month, a call is published alone. */
const PUBLISHED = 5_000

type Row = MeasuredRequest & {
  readonly name: Name
  readonly what: string
  readonly waits: number
  readonly writeUnits: number
}

const cellsOf = ({ name, what, cpuMs, logBytes, waits, writeUnits }: Row): readonly Cell[] => {
  const duration = durationMsOf(name, cpuMs, waits)
  return [what, cpuMs.toFixed(2), DEPLOYED[name].memoryMb, duration, writeUnits, Math.round(logBytes)]
}

run('dollars', async output => {
  const { say } = output
  const measured = await measureCallback(bundleContenders())
  say(`What is paid for, of one request, Node ${process.versions.node}\n`)
  say(
    table(
      ['contender', 'CPU ms', 'memory MB', 'duration ms', 'write units', 'bytes logged'],
      NAMES.flatMap((name): readonly Row[] => {
        const { refused, ...stored } = measured[name]
        return [
          { ...stored, name, what: name, waits: DEPLOYED[name].waits },
          ...(refused === undefined
            ? []
            : [{ ...refused, name, what: `${name}, refused`, waits: 0, writeUnits: 0 }]),
        ]
      }).map(cellsOf),
    ),
  )
  say(`US dollars for a million callbacks in a month, list prices of ${PRICES.region} on ${PRICES.asOf}\n`)
  const columns = NAMES.flatMap(name => {
    const challenged = challengedCostOf(name, measured[name])
    return [
      { what: name, cost: costOf(name, measured[name]) },
      ...(challenged === undefined ? [] : [{ what: `${name}, challenged`, cost: challenged }]),
    ]
  })
  say(
    table(
      ['what', ...columns.map(({ what }) => what)],
      [
        ...LINES.map(line => [line, ...columns.map(({ cost }) => cost[line].toFixed(2))]),
        ['all', ...columns.map(({ cost }) => sumOf(cost).toFixed(2))],
      ],
    ),
  )
  const { itemBytes, copies, storedBytes, gb, usd } = storageOfMillion()
  say(`Storage of a million records, for each month that they are kept

  ${itemBytes.toFixed(0)} bytes and the ${OVERHEAD_BYTES} that DynamoDB adds, in ${copies.toFixed(2)} copies: ${storedBytes.toFixed(0)} bytes of a record, ${gb.toFixed(2)} GB, $${usd.toFixed(2)}
`)
  const reconciliation = await measureReconciliation()
  sayReconciliation(output, reconciliation)
  const [publication] = await measurePublication(PUBLISHED, [1])
  if (publication === undefined) throw new Error('Nothing was published')
  sayMonth(output, { callback: measured, reconciliation, publication })
  sayCapacity(output, costOf('ours', measured.ours))
  say(
    'Challenged: a callback is two requests, the first without credentials, which is refused. Otherwise it is one.',
  )
  say(
    `Duration: the measured CPU time at the share of a CPU that the memory brings, and ${NETWORK_MS} ms for each answer of the database.`,
  )
  say(
    `Queue: Lambda asks it all month long; ${OVERFLOWED} of the million go through it. Free tiers are left out.`,
  )
})
