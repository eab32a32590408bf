import { RUN_MAX_MINUTES } from '../../lambda/deployment/schedule'
import { epochMs } from '../../lambda/disconnect/timestamp'
import type { ScheduledRun } from '../../lambda/reconciliation/store'
import { MINUTE_MS } from '../../lambda/disconnect/time-units'

/** Whether a run did not end within the time that a function has. */
export const hasDied = ({ startedAt, endedAt }: ScheduledRun, nowMs: number): boolean =>
  endedAt === undefined && nowMs - epochMs(startedAt) > RUN_MAX_MINUTES * MINUTE_MS
