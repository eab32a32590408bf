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

/** Sorts by arrival; and names a file on any system, whatever the identifier of the request is made of. */
const nameOf = ({ receivedAt, requestId }: Delivery): string =>
  `${receivedAt.replaceAll(':', '')}-${hash('sha256', requestId, 'hex').slice(0, 32)}.json`

/** A file survives a power failure once it is on the disk, and so is the folder that names it. Windows needs no such thing. */
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

/** A file is complete once it has its name, and on the disk before it gets it. */
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

/** @returns what there is in place of what is not there */
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

/** One file for each delivery that waits, for nobody else to read: it has phone numbers, and may have credentials. Several twins may share a folder: one that is drained twice is stored once. */
export const overflowFolder = (folder: string): LocalQueue => ({
  put: delivery =>
    TE.tryCatch(() => writeDurably(folder, nameOf(delivery), encodeDelivery(delivery)), unavailable),
  drain: drainInRounds({
    names: () => names(folder),
    read: read(folder),
    remove: name => rm(join(folder, name), { force: true }),
  }),
})
