import type { Disconnect } from './disconnect'
import { DISCONNECT } from './event-type'
import { contentDigest, eventHash, eventKey } from './identity'
import type { Timestamp } from './timestamp'

/** The moment that questions about time ask for: the call's end; where that is unknown the event's time, then its arrival. */
export const endedAt = ({ endTime, eventTime, receivedAt }: Disconnect): Timestamp =>
  endTime ?? eventTime ?? receivedAt

/** Sorts as text by the time of the end; equal times in an order that is arbitrary but always the same. */
export const timelineKey = (record: Disconnect, hash = eventHash(record)): string =>
  `${endedAt(record)}#${hash.toString('base64url')}`

/** Compared as text, from the left. The digest makes the order of equal ones certain. */
const rank = (record: Disconnect): string => {
  const isDisconnect = record.eventType === DISCONNECT
  const isEvidence = record.conflict === true
  return [
    isDisconnect ? '0' : '1',
    isDisconnect && isEvidence ? '1' : '0',
    record.eventTime ?? endedAt(record),
    eventKey(record),
    isEvidence ? '1' : '0',
    contentDigest(record),
  ].join(' ')
}

/** The order in which one call is told: its disconnect, what contradicts it, then the rest of its events by time. */
export const inCallOrder = (records: readonly Disconnect[]): readonly Disconnect[] =>
  records
    .map(record => ({ record, rank: rank(record) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ record }) => record)
