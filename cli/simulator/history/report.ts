import { grouped } from '../../../display/text/numbers'
import type { Counts } from '../../import/import-state'
import { SIMULATED_ACCOUNT_ID } from '../identity'
import type { HistoryOptions } from './history'

/** The result of storing a history. */
export type HistoryReport = Omit<Counts, 'withoutCause' | 'completed'> & {
  /** How many calls the history has; an interrupted run stores fewer. */
  readonly calls: number
  readonly from: string
  readonly until: string
  readonly seed: number
  readonly accountId: string
  readonly seconds: number
  readonly interrupted: boolean
}

export const historyReport = (
  { seed, from, until, count }: HistoryOptions,
  { stored, duplicate, conflict, rejected }: Counts,
  ms: number,
  interrupted: boolean,
): HistoryReport => ({
  calls: count,
  stored,
  duplicate,
  conflict,
  rejected,
  from: new Date(from).toISOString(),
  until: new Date(until).toISOString(),
  seed,
  accountId: SIMULATED_ACCOUNT_ID,
  seconds: Math.round(ms / 100) / 10,
  interrupted,
})

const line = (name: string, text: string): string => `${name.padEnd(12)}${text}\n`

/** The result for people. */
export const historyText = (report: HistoryReport): string => {
  const { calls, stored, duplicate, conflict, rejected, from, until, seed, seconds } = report
  const others = Object.entries({ duplicate, conflict, rejected })
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `, ${grouped(count)} ${name}`)
  return (
    line('calls', `${grouped(calls)}, that ended from ${from}`) +
    line('', `until ${until}`) +
    line('stored', `${grouped(stored)}${others.join('')}; ${seconds} s`) +
    line('to repeat', `the same flags, and --seed ${seed} --until ${until}:`) +
    line('', 'nothing is stored twice') +
    line('to erase', `disconnects erase --account ${SIMULATED_ACCOUNT_ID}`)
  )
}
