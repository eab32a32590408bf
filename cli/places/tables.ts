import type * as E from 'fp-ts/Either'
import type { DisconnectStore } from '../../lambda/question/reader'
import type { QuarantineEntry, QuarantineRange, QuarantineReader } from '../../lambda/intake/quarantine'
import type { StoreError } from '../../lambda/disconnect/store'
import type { CommandFailed } from '../errors'
import type { KeepingFlags } from '../flags/keeping-flags'
import type { Keeping } from './keeping'

export type Listing = {
  readonly entries: AsyncIterable<QuarantineEntry>
  /** How many could not be read, and were left out. */
  readonly unreadable: () => number
}

/** The tables themselves, for commands that look into the quarantine or write records. */
export type Tables = {
  /** The same only where the table is the same: another may be made under its name. Rejects with a CommandFailed. */
  readonly identity: () => Promise<string>
  readonly keeping: Keeping
  /** Where records are written as the deployment's own functions would write them. */
  readonly store: DisconnectStore
  /** Throws a UsageError if it is not said which table it is. */
  readonly quarantine: () => QuarantineReader
  /** Entries one by one; one that cannot be read does not hide the others. */
  readonly entries: (range: QuarantineRange) => Listing
  readonly failureOf: (error: StoreError) => CommandFailed
  /** Throws the failure. */
  readonly orFail: <A>(result: E.Either<StoreError, A>) => A
}

/** The AWS SDK takes longer to load than the rest of the program, so it is loaded where it is needed. */
export const openTables = async (flags: KeepingFlags, environment: NodeJS.ProcessEnv): Promise<Tables> => {
  const { openStorage } = await import('./open-storage')
  const { tablesIn } = await import('./storage-ports')
  return tablesIn(await openStorage(flags, environment))
}
