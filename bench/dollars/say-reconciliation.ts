import { readUnitsOf } from '../reconcile/consumed'
import { table, type Report } from '../report/report'
import { NETWORK_MS } from './cost'
import { PAGE_MS, reconciliationCost, RUNS, type ReconciliationMonth } from './reconciliation'

const COST_MAX = 0.5

/** What reconciliation costs in a month with a million calls, all runs together. */
export const sayReconciliation = ({ say }: Report, month: ReconciliationMonth): void => {
  say('What is paid for, of one run of reconciliation, of a million calls a month\n')
  say(
    table(
      [
        'run',
        'in a month',
        'calls looked up',
        'read units',
        'CPU ms',
        'answers of Bandwidth',
        'duration ms',
        'bytes logged',
      ],
      (['hourly', 'daily'] as const).map(name => {
        const { counts, consumed, cpuMs, fetches, durationMs, logBytes } = month[name]
        return [
          name,
          ...[RUNS[name].toFixed(1), counts.listed, readUnitsOf(consumed)],
          ...[cpuMs, fetches, durationMs, logBytes].map(Math.round),
        ]
      }),
    ),
  )
  const { lines, lookUpsOfCall } = reconciliationCost(month)
  const all = Object.values(lines).reduce((sum, usd) => sum + usd, 0)
  say('US dollars for reconciliation of a million calls in a month, of which 1 % are lost\n')
  say(
    table(
      ['what', 'usd'],
      [...Object.entries(lines), ['all', all] as const].map(([what, usd]) => [what, usd.toFixed(3)]),
    ),
  )
  say(
    `to reach: ≤ ${COST_MAX.toFixed(2)}. Each call is looked up ${lookUpsOfCall.toFixed(2)} times; a lost one takes ${month.unitsOfRecord.toFixed(2)} write units.`,
  )
  say(
    `Duration: CPU time as above, each run in a new process; ${PAGE_MS} ms for each answer of Bandwidth (assumed), ${NETWORK_MS} ms for each of the database.\n`,
  )
}
