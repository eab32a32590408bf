import * as E from 'fp-ts/Either'
import * as TE from 'fp-ts/TaskEither'
import type { DisconnectWriter, StoreError } from '../lambda/disconnect/store'
import { timestampOf } from '../lambda/disconnect/timestamp'
import type { QuarantineEntry, QuarantineReader } from '../lambda/intake/quarantine'
import type { Outcome } from '../lambda/intake/receive'
import { replay, type ReplayDeps } from '../lambda/intake/replay'
import { reasonOf, tally } from '../display/text/reasons'

export type ReplayingPorts = {
  readonly store: Pick<DisconnectWriter, 'put'>
  readonly quarantine: () => Pick<QuarantineReader, 'markReplayed'>
  readonly allowsAccount: ReplayDeps['allowsAccount']
}

const depsOf = ({ store, quarantine, allowsAccount }: ReplayingPorts, dryRun: boolean): ReplayDeps => ({
  store: dryRun ? { put: () => TE.right('stored') } : store,
  quarantine: dryRun ? { markReplayed: () => TE.right(undefined) } : quarantine(),
  allowsAccount,
  now: () => timestampOf(Date.now()),
})

type Counts = Record<Outcome['_tag'], number>

const NO_COUNTS: Counts = {
  stored: 0,
  duplicate: 0,
  conflict: 0,
  completed: 0,
  corrected: 0,
  quarantined: 0,
  'too-large': 0,
  forbidden: 0,
}

const countsOf = (
  { stored, duplicate, completed, corrected, conflict, ...rest }: Counts,
  dryRun: boolean,
  unreadable: number,
): Readonly<Record<string, number>> & { readonly 'not understood': number } => {
  const still = rest.quarantined + rest['too-large'] + rest.forbidden + unreadable
  return dryRun
    ? { understood: stored, 'not understood': still }
    : { stored, duplicate, completed: completed + corrected, conflict, 'not understood': still }
}

/** Replays requests from quarantine one by one, and counts what becomes of them. A dry run stores nothing. */
export const replaying = (ports: ReplayingPorts, dryRun: boolean) => {
  const counts = { ...NO_COUNTS }
  const reasons = tally()
  const replayOne = replay(depsOf(ports, dryRun))
  return {
    one: async (entry: QuarantineEntry): Promise<E.Either<StoreError, void>> => {
      const outcome = await replayOne(entry)()
      if (E.isLeft(outcome)) return outcome
      counts[outcome.right._tag]++
      if ('violations' in outcome.right) reasons.add(reasonOf(outcome.right.violations))
      return E.right(undefined)
    },
    /** @param unreadable how many entries could not be read */
    counts: (unreadable: number) => countsOf(counts, dryRun, unreadable),
    /** What was expected of those that stay. */
    reasons,
    isAnythingDone: (): boolean => Object.values(counts).some(count => count > 0),
  }
}
