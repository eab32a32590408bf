import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as E from 'fp-ts/Either'
import * as TE from 'fp-ts/TaskEither'
import type { Delivery } from '../lambda/bandwidth/delivery'
import { decodeDelivery, encodeDelivery } from '../lambda/bandwidth/delivery-message'
import type { Overflow } from '../lambda/bandwidth/overflow'

/** Deliveries that wait, oldest first. */
export type LocalQueue = Overflow & {
  /** Hands each to `receive`, and forgets those for which it says true. */
  readonly drain: (receive: (delivery: Delivery) => Promise<boolean>) => Promise<void>
}

const unavailable = (cause: unknown) => ({ _tag: 'OverflowUnavailable' as const, cause })

/** A file is complete once it has its name, and on the disk before it gets it. */
const writeDurably = async (folder: string, name: string, text: string): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `.${name}`)
  const file = await open(unfinished, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, join(folder, name))
}

const names = async (folder: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).filter(name => name.endsWith('.json') && !name.startsWith('.')).sort()
  } catch {
    return []
  }
}

/** One file for each delivery that waits. */
export const overflowFolder = (folder: string): LocalQueue => ({
  put: delivery =>
    TE.tryCatch(() => {
      const name = `${delivery.receivedAt.replaceAll(':', '')}-${delivery.requestId}.json`
      return writeDurably(folder, name, encodeDelivery(delivery))
    }, unavailable),
  drain: async receive => {
    for (const name of await names(folder)) {
      const delivery = decodeDelivery(await readFile(join(folder, name), 'utf8'))
      if (E.isRight(delivery) && (await receive(delivery.right))) await rm(join(folder, name))
    }
  },
})

/** For a twin that keeps nothing on the disk. */
export const overflowInMemory = (): LocalQueue => {
  const waiting = new Map<string, Delivery>()
  return {
    put: delivery => TE.fromIO(() => void waiting.set(delivery.requestId, delivery)),
    drain: async receive => {
      for (const [requestId, delivery] of waiting) if (await receive(delivery)) waiting.delete(requestId)
    },
  }
}
