import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { decodeCallback } from '../../../lambda/callback/decode-callback'
import type { Delivery } from '../../../lambda/callback/delivery'
import { decodeDelivery } from '../../../lambda/callback/delivery-message'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { isReconciled, SOURCES } from '../../../lambda/disconnect/source'
import { contentDigest } from '../../../lambda/disconnect/identity'
import { normalize } from '../../../lambda/disconnect/normalize'
import { aDelivery, RECEIVED_AT } from '../callbacks/builders'
import type { Cluster } from './cluster'
import { inspector } from './deployment'
import type { Property } from './explore'

/** The bodies that Bandwidth sends, and whether the database always rejects the record of one. */
export type Sent = {
  readonly bodies: readonly string[]
  readonly isRejected: (body: string) => boolean
  /** What reconciliation stores. */
  readonly listed?: Disconnect
}

/** The record that has to be stored for a body; undefined if the body belongs in quarantine. */
const recordIn = (body: string, { isRejected }: Sent): Disconnect | undefined => {
  if (isRejected(body)) return undefined
  return pipe(
    decodeCallback(aDelivery({ body })),
    E.map(normalize({ receivedAt: RECEIVED_AT, source: SOURCES.callback })),
    E.match(
      () => undefined,
      record => record,
    ),
  )
}

const textOf = ({ body }: Delivery): string => Buffer.from(body).toString()

const isWaiting = ({ services }: Cluster, body: string): boolean =>
  services.queue
    .bodies()
    .map(message =>
      pipe(
        decodeDelivery(message),
        E.match(() => '', textOf),
      ),
    )
    .includes(body)

const isQuarantined = ({ services }: Cluster, delivery: number): boolean =>
  services.database.dump().some(item => item.includes(`{"S":"delivery-${delivery}-`))

const storedFor = async ({ services }: Cluster, record: Disconnect): Promise<readonly Disconnect[]> =>
  pipe(
    await inspector(services).store.findByCall(record.callId)(),
    E.map(({ records }) => records),
    E.getOrElse((): readonly Disconnect[] => []),
  )

const isStored = async (cluster: Cluster, record: Disconnect): Promise<boolean> =>
  (await storedFor(cluster, record)).map(contentDigest).includes(contentDigest(record))

/** Each message needs one drain that succeeds, and each fault makes one fail. No scenario needs this many. */
const DRAINS_MAX = 12

const isDrainedWithoutEnd = ({ processes }: Cluster): boolean =>
  processes.filter(({ delivery }) => delivery === undefined).length > DRAINS_MAX

/** At every moment, each acknowledged callback is in the table, in quarantine, or on its way there in the queue. */
export const nothingIsLost = (sent: Sent): Property => {
  const records = sent.bodies.map(body => recordIn(body, sent))
  return async cluster => {
    if (isDrainedWithoutEnd(cluster)) return 'a callback is drained again and again without end'
    for (const { delivery, statusCode } of cluster.answers) {
      const record = records[delivery]
      const isKept =
        (record === undefined ? isQuarantined(cluster, delivery) : await isStored(cluster, record)) ||
        (statusCode === 204 && isWaiting(cluster, sent.bodies[delivery] ?? ''))
      if (statusCode < 500 && !isKept) return `delivery ${delivery} was answered ${statusCode} but is nowhere`
    }
    return undefined
  }
}

/**
 * Each event has one record, as it was sent. Beside it there are only conflicts, each of them once. A reconciled record stands alone: it
 * is no conflict, and no callback is a conflict with it.
 */
const isRight = (stored: readonly Disconnect[], sent: readonly Disconnect[]): boolean => {
  if (stored.some(isReconciled)) return stored.length === 1
  const contents = stored.map(contentDigest)
  return (
    new Set(contents).size === contents.length &&
    contents.every(content => sent.map(contentDigest).includes(content)) &&
    stored.filter(({ conflict }) => conflict !== true).length === Math.min(1, stored.length)
  )
}

/** The outcomes of the first callback of a call. */
const FIRST = ['stored', 'completed', 'corrected']

/** In the end the queue is empty, no record is doubled or altered, and only contradictions count as conflicts. */
export const everythingIsInItsPlace = (all: Sent): Property => {
  const sent = all.bodies.map(body => recordIn(body, all)).filter(record => record !== undefined)
  return async cluster => {
    if (cluster.services.queue.bodies().length > 0) return 'something is left in the queue'
    for (const record of sent)
      if (
        !isRight(
          await storedFor(cluster, record),
          sent.filter(({ callId }) => callId === record.callId),
        )
      )
        return 'a record is doubled or altered'
    const calls = new Set(sent.map(({ callId }) => callId)).size
    const counted = cluster.outcomes.filter(outcome => FIRST.includes(outcome)).length
    if (!cluster.mayMiscount() && counted !== calls) return `${calls} calls are counted as ${counted}`
    const mayConflict = new Set(sent.map(contentDigest)).size > calls
    if (!mayConflict && cluster.outcomes.includes('conflict')) return 'a duplicate was counted as a conflict'
    return undefined
  }
}
