import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { StoreError } from '../disconnect/store'
import type { Timestamp } from '../disconnect/timestamp'
import type { QuarantineEntry, QuarantineReader } from './quarantine'
import { type Outcome, receive, type ReceiveDeps } from './receive'
import { AUTHORIZATION } from './receive-waiting'

export type ReplayDeps = Pick<ReceiveDeps, 'store' | 'allowsAccount'> & {
  readonly quarantine: Pick<QuarantineReader, 'markReplayed'>
  readonly now: () => Timestamp
}

/** The request is in quarantine already. */
const ALREADY_QUARANTINED = { put: () => TE.right(undefined) }

/** Part of a request could mean something else than the whole. */
const INCOMPLETE = [{ path: '', expected: 'the whole request: a part of it has expired' }]

/**
 * Decodes a quarantined request with the codecs of this version. If that succeeds, stores the record with the original arrival time, and
 * marks the request as replayed. A request that is incomplete or had the wrong credentials stays as it is. A second replay changes
 * nothing.
 */
export const replay =
  ({ quarantine, now, ...deps }: ReplayDeps) =>
  (entry: QuarantineEntry): TE.TaskEither<StoreError, Outcome> => {
    const { quarantineId, violations } = entry
    if (violations.some(({ path }) => path === AUTHORIZATION))
      return TE.right({ _tag: 'quarantined', violations, quarantineId })
    // `receive` answers that a truncated body is too large.
    if (!entry.complete && entry.truncatedFrom === undefined)
      return TE.right({ _tag: 'quarantined', violations: INCOMPLETE, quarantineId })
    return pipe(
      receive({ ...deps, quarantine: ALREADY_QUARANTINED })(entry),
      TE.chainFirst(outcome =>
        'record' in outcome
          ? quarantine.markReplayed(quarantineId, { at: now(), result: outcome._tag })
          : TE.right(undefined),
      ),
    )
  }
