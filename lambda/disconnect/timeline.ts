import type { Disconnect } from './disconnect'
import { isEnd } from './event-type'
import { contentDigest, eventHash, eventKey } from './identity'
import type { Timestamp } from './timestamp'

/** The time by which questions select and sort records: the end of the call; if unknown, the time of the event, or else its arrival. */
export const endedAt = ({ endTime, eventTime, receivedAt }: Disconnect): Timestamp =>
  endTime ?? eventTime ?? receivedAt

/** Sorts as text by the end of the call. Equal times sort by a hash: in an arbitrary order, but always the same. */
export const timelineKey = (record: Disconnect, hash = eventHash(record)): string =>
  `${endedAt(record)}#${hash.toString('base64url')}`

/** Sorts as text. The digest makes the order total. */
const rank = (record: Disconnect): string => {
  const isEndOfCall = isEnd(record.eventType)
  const isEvidence = record.conflict === true
  return [
    isEndOfCall ? '0' : '1',
    isEndOfCall && isEvidence ? '1' : '0',
    record.eventTime ?? endedAt(record),
    eventKey(record),
    isEvidence ? '1' : '0',
    contentDigest(record),
  ].join(' ')
}

/** The records of one call in the order in which they are shown: its end, evidence against it, then all other events by time. */
export const inCallOrder = (records: readonly Disconnect[]): readonly Disconnect[] =>
  records
    .map(record => ({ record, rank: rank(record) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ record }) => record)
