import { hash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Delivery } from '../../lambda/callback/delivery'
import { decodeDelivery, encodeDelivery } from '../../lambda/callback/delivery-message'
import type { Failure } from '../../lambda/intake/failure'
import { drainInRounds, type LocalQueue } from './local-queue'

const unavailable = (cause: unknown) => ({ _tag: 'OverflowUnavailable' as const, cause })

/** File names that sort by arrival, and are valid on any system whatever the request id contains. */
const nameOf = ({ receivedAt, requestId }: Delivery): string =>
  `${receivedAt.replaceAll(':', '')}-${hash('sha256', requestId, 'hex').slice(0, 32)}.json`

/** A file survives a power failure only if both the file and its folder are synced. Windows does not need the latter. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const makeFolder = async (folder: string): Promise<void> => {
  const topmost = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (topmost === undefined) return
  for (let made = folder; made.length >= topmost.length; made = dirname(made)) await syncFolder(dirname(made))
}

/** Writes and syncs a file under another name, and then renames it: a file with its final name is complete. */
const writeDurably = async (folder: string, name: string, text: string): Promise<void> => {
  await makeFolder(folder)
  const unfinished = join(folder, `.${name}`)
  const file = await open(unfinished, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, join(folder, name))
  await syncFolder(folder)
}

/** @returns `otherwise` if the file or folder does not exist */
const ifThere = async <A>(promise: Promise<A>, otherwise: A): Promise<A> => {
  try {
    return await promise
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return otherwise
    throw error
  }
}

const names = async (folder: string): Promise<readonly string[]> =>
  (await ifThere(readdir(folder), [])).filter(name => name.endsWith('.json') && !name.startsWith('.')).sort()

const decoded = (text: string): E.Either<Failure, Delivery> =>
  pipe(
    decodeDelivery(text),
    E.mapLeft((violations): Failure => ({ _tag: 'UnreadableRecord', violations })),
  )

const read =
  (folder: string) =>
  (name: string): TE.TaskEither<Failure, Delivery | undefined> =>
    pipe(
      TE.tryCatch(
        () => ifThere<string | undefined>(readFile(join(folder, name), 'utf8'), undefined),
        (cause): Failure => ({ _tag: 'Unforeseen', cause }),
      ),
      TE.chainEitherK(text => (text === undefined ? E.right(undefined) : decoded(text))),
    )

/**
 * One file for each delivery, which only its owner may read: it has phone numbers, and may have credentials. Several twins may share a
 * folder: a delivery that is drained twice is stored once.
 */
export const overflowFolder = (folder: string): LocalQueue => ({
  put: delivery =>
    TE.tryCatch(() => writeDurably(folder, nameOf(delivery), encodeDelivery(delivery)), unavailable),
  count: async () => (await names(folder)).length,
  drain: drainInRounds({
    names: () => names(folder),
    read: read(folder),
    remove: name => rm(join(folder, name), { force: true }),
  }),
})
