import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { QuarantineEntry, QuarantineReader } from './quarantine'
import type { StoreError } from '../disconnect/store'
import type { Timestamp } from '../disconnect/timestamp'
import { AUTHORIZATION } from './receive-waiting'
import { receive, type Outcome, type ReceiveDeps } from './receive'

export type ReplayDeps = Pick<ReceiveDeps, 'store' | 'allowsAccount'> & {
  readonly quarantine: Pick<QuarantineReader, 'markReplayed'>
  readonly now: () => Timestamp
}

/** What is in quarantine is there already. */
const KEPT_AS_IT_IS = { put: () => TE.right(undefined) }

/** A piece of a request could mean something else than the whole. */
const INCOMPLETE = [{ path: '', expected: 'the whole request: a part of it has expired' }]

/**
 * Receives a quarantined request again, with today's codecs, with its original arrival time. What is understood now is stored and
 * noted as replayed; what is not stays as it is, and so does what is not complete or what nobody knows to be Bandwidth's. Doing
 * it again changes nothing.
 */
export const replay =
  ({ quarantine, now, ...deps }: ReplayDeps) =>
  (entry: QuarantineEntry): TE.TaskEither<StoreError, Outcome> => {
    const { quarantineId, violations } = entry
    if (violations.some(({ path }) => path === AUTHORIZATION))
      return TE.right({ _tag: 'quarantined', violations, quarantineId })
    // Of a truncated one, `receive` says that it is too large.
    if (!entry.complete && entry.truncatedFrom === undefined)
      return TE.right({ _tag: 'quarantined', violations: INCOMPLETE, quarantineId })
    return pipe(
      receive({ ...deps, quarantine: KEPT_AS_IT_IS })(entry),
      TE.chainFirst(outcome =>
        'record' in outcome
          ? quarantine.markReplayed(quarantineId, { at: now(), result: outcome._tag })
          : TE.right(undefined),
      ),
    )
  }
