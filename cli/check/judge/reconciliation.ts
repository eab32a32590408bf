import { epochMs } from '../../../lambda/disconnect/timestamp'
import type { ScheduledRun } from '../../../lambda/reconciliation/store'
import { counted, roughDuration } from '../../output/numbers'
import { HOUR_MS } from '../../time/units'
import { ok, runbook, warning, type Finding } from '../finding'

/** Runs are hourly, and the alarm goes off after three hours. */
const LATE_MS = 3 * HOUR_MS

const isDone = ({ reached, until }: ScheduledRun): boolean => reached === until

/** The last scheduled run of each account. */
export const judgeReconciliation = (runs: readonly ScheduledRun[], now: number): Finding => {
  const toDo = runbook('Reconciliation')
  const [oldest] = [...runs].sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
  if (oldest === undefined)
    return warning(
      'no run has looked for missing callbacks yet',
      `fill in the client id and secret, if you have not, and wait until five minutes past the hour: ${toDo}`,
    )
  const failed = runs.filter(run => run.endedAt !== undefined && !isDone(run)).length
  const age = now - epochMs(oldest.startedAt)
  const said = `each account was compared with Bandwidth's list in the last ${roughDuration(Math.max(age, 60_000))}`
  if (age > LATE_MS) return warning(`the last run was ${roughDuration(age)} ago`, toDo)
  return failed > 0
    ? warning(`the last run did not come to its end for ${counted(failed, 'account')}`, toDo)
    : ok(said)
}
