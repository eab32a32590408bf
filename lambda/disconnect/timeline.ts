import { hash } from 'node:crypto'
import type { Disconnect } from './disconnect'
import { eventTypeLabel, isEnd } from './event-type'
import { contentDigest, eventHash, eventKey } from './identity'
import { digitsBeyondMs, type Timestamp } from './timestamp'

/** The time by which questions select and sort records: the end of the call; if unknown, the time of the event, or else its arrival. */
export const endedAt = ({ endTime, eventTime, receivedAt }: Disconnect): Timestamp =>
  endTime ?? eventTime ?? receivedAt

/** Sorts as text by the end of the call. Equal times sort by a hash: in an arbitrary order, but always the same. */
export const timelineKey = (record: Disconnect, digest = eventHash(record)): string =>
  `${endedAt(record)}#${digest.toString('base64url')}`

/** More than a time may have today. Times of any length were stored once, and then the hashes decide. */
const DIGITS_MAX = 40

/** 64 bits. They are the same in every call, and so is the order of events at the same time. */
const keyHash = (record: Disconnect): string => hash('sha256', eventKey(record), 'base64url').slice(0, 11)

/**
 * The position of a record among those of its call. Sorts as text: the end of the call and evidence against it, then all other events
 * by time. Its length is bounded, and of what was sent it holds only times and known event types.
 */
export const callPosition = (record: Disconnect): string => {
  const isEndOfCall = isEnd(record.eventType)
  const isEvidence = record.conflict === true
  return [
    isEndOfCall ? '0' : '1',
    isEndOfCall && isEvidence ? '1' : '0',
    record.eventTime ?? endedAt(record),
    digitsBeyondMs(record.asSent?.['eventTime'] ?? '').slice(0, DIGITS_MAX),
    eventTypeLabel(record.eventType),
    keyHash(record),
    isEvidence ? contentDigest(record) : '',
  ].join(' ')
}

/** The records of one call in the order in which they are shown. */
export const inCallOrder = (records: readonly Disconnect[]): readonly Disconnect[] =>
  records
    .map(record => ({ record, position: callPosition(record) }))
    .sort((a, b) => (a.position < b.position ? -1 : a.position > b.position ? 1 : 0))
    .map(({ record }) => record)
