import * as E from 'fp-ts/Either'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import { reconciliationLog, type RunOutcome } from '../../../lambda/log/reconciliation-log'
import type { Reconciled, Unfinished } from '../../../lambda/reconciliation/reconcile'
import type { LogLine } from './log-lines'

export const RANGE = {
  since: timestampOf(Date.parse('2026-03-04T07:00:00Z')),
  until: timestampOf(Date.parse('2026-03-04T09:50:00Z')),
}

export const COUNTS = { listed: 120, known: 115, missing: 5, stored: 5, unreadable: 0 }

/** A run that found five calls missing, three of them of what has delivered before. */
export const finishedRun = (changes: Partial<Reconciled> = {}): RunOutcome => {
  const completeness = { counted: 100, arrived: 97, missing: 3, by: [] }
  return E.right({ ...RANGE, result: E.right({ ...COUNTS, completeness, ...changes }) })
}

/** A run that ended for this reason, after it had found the same. */
export const unfinishedRun = (reason: Unfinished['reason'], reached = RANGE.since): RunOutcome =>
  E.right({
    ...RANGE,
    result: E.left({ reason, counts: COUNTS, missingConfigured: 3, reached }),
  })

export type LeveledLine = LogLine & { readonly level: string; readonly message: string }

/** The lines that the outcome of an hourly run leaves in the log of a service. */
export const linesOf = (service: string, outcome: RunOutcome): readonly LeveledLine[] => {
  const lines: LeveledLine[] = []
  const at =
    (level: string) =>
    (message: unknown, ...fields: readonly unknown[]) => {
      lines.push({ level, message: String(message), service, ...(fields[0] as object) })
    }
  reconciliationLog({ info: at('info'), warn: at('warn'), error: at('error') })('hourly', '9900000', outcome)
  return lines
}
