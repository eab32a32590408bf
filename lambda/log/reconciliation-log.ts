import * as E from 'fp-ts/Either'
import type { StoreError } from '../disconnect/store'
import type { Reconciled, Unfinished } from '../reconciliation/reconcile'
import type { ScheduledResult } from '../reconciliation/scheduled'
import type { Range } from '../reconciliation/settled'
import { countedFields as counted } from './counted-fields'
import { failureFields } from './failure-fields'
import type { LineLogger } from './line-logger'

/** Why a run did not begin, or could not remember how it ended. */
export type NoRun =
  | StoreError
  | { readonly _tag: 'SecretUnreadable'; readonly cause: unknown }
  | { readonly _tag: 'Unforeseen'; readonly cause: unknown }

type Failure = NoRun | Exclude<Unfinished['reason'], { readonly _tag: 'Stopped' }>

/** Without anything that Bandwidth or a caller sent. */
const fieldsOf = (failure: Failure): Record<string, unknown> => {
  if (!('what' in failure) && failure._tag !== 'SecretUnreadable') return failureFields(failure)
  const { _tag, cause, ...rest } = failure
  const causes = cause === undefined ? {} : failureFields({ _tag: 'Unforeseen', cause })
  return { ...rest, ...causes, failure: _tag }
}

/** What the log has of one run for one account: `not filled` if nobody has filled in the credentials for Bandwidth's APIs yet. */
export type RunOutcome = E.Either<NoRun, ScheduledResult | 'not filled'>

type Line = readonly [level: 'info' | 'warn' | 'error', message: string, fields: Record<string, unknown>]

const failed = (failure: Failure, fields: object, values: object): Line => [
  'error',
  'Reconciliation failed',
  { outcome: 'failed', ...fieldsOf(failure), ...fields, ...counted({ ...values, ReconciliationFailed: 1 }) },
]

/** What was found missing counts although the run did not finish: the next one finds it stored. */
const unfinished = ({ reason, counts, missingConfigured, reached }: Unfinished, range: Range): Line => {
  const fields = { ...range, ...counts, missingConfigured }
  const values = { Missing: missingConfigured, Reconciled: counts.stored }
  if (reason._tag !== 'Stopped') return failed(reason, fields, values)
  // The next run goes on where this one was stopped, unless that is where it began.
  const metrics = counted({ ...values, ReconciliationFailed: reached > range.since ? 0 : 1 })
  return ['warn', 'Reconciliation ran out of time', { outcome: 'stopped', ...fields, reached, ...metrics }]
}

const finished = ({ completeness, ...counts }: Reconciled, range: object): Line => {
  const { counted: expected, arrived, missing: missingConfigured } = completeness
  return [
    missingConfigured > 0 || counts.unreadable > 0 ? 'warn' : 'info',
    'Calls reconciled',
    {
      outcome: 'reconciled',
      ...range,
      ...counts,
      ...{ counted: expected, arrived, missingConfigured },
      ...counted({
        Listed: expected,
        Arrived: arrived,
        Missing: missingConfigured,
        Reconciled: counts.stored,
        ReconciliationFailed: 0,
      }),
    },
  ]
}

const lineOf = (outcome: RunOutcome): Line => {
  if (E.isLeft(outcome)) return failed(outcome.left, {}, {})
  if (outcome.right === 'not filled')
    return [
      'warn',
      "Calls not reconciled: the secret for Bandwidth's APIs is not filled yet",
      { outcome: 'not filled', ...counted({ ReconciliationFailed: 0 }) },
    ]
  const { since, until, result } = outcome.right
  return E.isLeft(result)
    ? unfinished(result.left, { since, until })
    : finished(result.right, { since, until })
}

/** Writes one structured log line for each run and account. The line includes its metrics. */
export const reconciliationLog =
  (logger: LineLogger) =>
  (run: string, accountId: string, outcome: RunOutcome): void => {
    const [level, message, fields] = lineOf(outcome)
    logger[level](message, { run, accountId, ...fields })
  }
