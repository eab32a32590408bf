import { HOURLY_MINUTE, LATE_HOURS } from '../../../lambda/deployment/schedule'
import { epochMs } from '../../../lambda/disconnect/timestamp'
import type { ScheduledRun } from '../../../lambda/reconciliation/store'
import { counted, roughDuration } from '../../../display/text/numbers'
import { hasDied } from '../../reconciliation/has-died'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../lambda/disconnect/time-units'
import { ok, runbook, warning, type Finding } from '../finding'

const LATE_MS = LATE_HOURS * HOUR_MS

const hasFailed = (run: ScheduledRun, now: number): boolean =>
  run.endedAt === undefined ? hasDied(run, now) : run.reached !== run.until

/** Every invocation runs for all accounts: one that had no run for a day, while another one had, is no longer in the configuration. */
const current = (runs: readonly ScheduledRun[]): readonly ScheduledRun[] => {
  const newestMs = Math.max(...runs.map(({ startedAt }) => epochMs(startedAt)))
  return runs.filter(({ startedAt }) => newestMs - epochMs(startedAt) < DAY_MS)
}

/** @param all the last scheduled run of each account */
export const judgeReconciliation = (all: readonly ScheduledRun[], now: number): Finding => {
  const runs = current(all)
  const toDo = runbook('Reconciliation')
  const [oldest] = [...runs].sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
  if (oldest === undefined)
    return warning(
      'no run has looked for missing callbacks yet',
      `fill in the client id and secret, if you have not, and wait until ${HOURLY_MINUTE} minutes past the hour: ${toDo}`,
    )
  const failed = runs.filter(run => hasFailed(run, now)).length
  const age = now - epochMs(oldest.startedAt)
  if (age > LATE_MS) return warning(`the last run was ${roughDuration(age)} ago`, toDo)
  return failed > 0
    ? warning(`the last run did not come to its end for ${counted(failed, 'account')}`, toDo)
    : ok(
        `each account was compared with Bandwidth's list in the last ${roughDuration(Math.max(age, MINUTE_MS))}`,
      )
}
