import type { Disconnect } from './disconnect'
import { DISCONNECT } from './event-type'
import { eventHash } from './identity'
import type { Timestamp } from './timestamp'

/** The moment that questions about time ask for: the call's end; where that is unknown the event's time, then its arrival. */
export const endedAt = ({ endTime, eventTime, receivedAt }: Disconnect): Timestamp =>
  endTime ?? eventTime ?? receivedAt

/** Sorts as text by the time of the end; equal times in an order that is arbitrary but always the same. */
export const timelineKey = (record: Disconnect): string =>
  `${endedAt(record)}#${eventHash(record).toString('base64url')}`

const rank = (record: Disconnect): string =>
  [
    record.eventType === DISCONNECT ? '0' : '1',
    record.eventType === DISCONNECT && record.conflict === true ? '1' : '0',
    endedAt(record),
    record.conflict === true ? '1' : '0',
  ].join(' ')

/** The order in which one call is told: its disconnect, what contradicts it, then the rest of its events by time. */
export const inCallOrder = (records: readonly Disconnect[]): readonly Disconnect[] =>
  [...records].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
