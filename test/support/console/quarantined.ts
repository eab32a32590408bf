import * as E from 'fp-ts/Either'
import * as TE from 'fp-ts/TaskEither'
import type { ConsolePorts } from '../../../console/ports'
import type { StoreError } from '../../../lambda/disconnect/store'
import type { QuarantineEntry } from '../../../lambda/intake/quarantine'
import { aCallback, aQuarantinedRequest } from '../callbacks/builders'

/** A request in quarantine that this version can decode, unless its body is another one. */
export const anEntry = (quarantineId: string, more: Partial<QuarantineEntry> = {}): QuarantineEntry => ({
  ...aQuarantinedRequest({ quarantineId, body: Buffer.from(JSON.stringify(aCallback())) }),
  complete: true,
  ...more,
})

type Read = E.Either<StoreError, QuarantineEntry>

/** A quarantine that lists these, and remembers which were marked as replayed. */
export const quarantineOf = (entries: readonly Read[]) => {
  const marked: string[] = []
  const quarantine: ConsolePorts['quarantine'] = {
    list: async function* () {
      for (const entry of entries) yield await Promise.resolve(entry)
    },
    get: id =>
      TE.right(
        entries
          .flatMap(entry => (E.isRight(entry) ? [entry.right] : []))
          .find(one => one.quarantineId === id),
      ),
    markReplayed: id => {
      marked.push(id)
      return TE.right(undefined)
    },
  }
  return { quarantine, marked }
}
