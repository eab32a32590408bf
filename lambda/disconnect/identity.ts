import { hash } from 'node:crypto'
import type { Disconnect } from './disconnect'
import { isOncePerCall } from './event-type'
import { PROPERTY_NAMES } from './properties'
import { digitsBeyondMs } from './timestamp'

const sha256 = (text: string): Buffer => hash('sha256', text, 'buffer')

/** To the nanosecond, where it was sent so: events that recur can follow each other within a millisecond. */
const preciseTime = ({ eventTime, asSent }: EventIdentity): string =>
  eventTime === undefined ? '' : eventTime.replace('Z', `${digitsBeyondMs(asSent?.['eventTime'] ?? '')}Z`)

type EventIdentity = Pick<Disconnect, 'eventType' | 'eventTime' | 'asSent'>

/**
 * What tells two events of one call apart: the event type, and for events that can recur in a call their time.
 * Deliveries of the same event, however often and in whatever spelling, have the same key.
 */
export const eventKey = (event: EventIdentity): string =>
  isOncePerCall(event.eventType) ? event.eventType : `${event.eventType}#${preciseTime(event)}`

/**
 * A digest of what the event says: 128 bits, base64url. Two deliveries with one event key and different digests
 * contradict each other. When and how they came, and how values were spelled, does not count.
 */
export const contentDigest = (record: Disconnect): string =>
  sha256(JSON.stringify([PROPERTY_NAMES.map(name => record[name]), record.extra]))
    .subarray(0, 16)
    .toString('base64url')

/** 64 bits that depend on the event alone: orders records of equal time, and spreads records over index shards. */
export const eventHash = (record: Disconnect): Buffer =>
  sha256(JSON.stringify([record.callId, eventKey(record)])).subarray(0, 8)
