import { hash } from 'node:crypto'
import * as E from 'fp-ts/Either'
import type { Disconnect } from './disconnect'
import { isOncePerCall } from './event-type'
import { plausibleTimes } from './plausible-times'
import { PROPERTY_NAMES } from './properties'
import { digitsBeyondMs, Timestamp } from './timestamp'

const sha256 = (text: string): Buffer => hash('sha256', text, 'buffer')

/**
 * With all the digits that were sent: events that recur can follow each other within a millisecond. A time that means none, which is
 * only in `asSent`, still tells events apart.
 */
const preciseTime = ({ eventTime, asSent }: EventIdentity): string => {
  const sent = asSent?.['eventTime'] ?? ''
  const time = eventTime === undefined ? Timestamp.decode(sent) : E.right(eventTime)
  return E.isRight(time) ? time.right.replace('Z', `${digitsBeyondMs(sent)}Z`) : ''
}

type EventIdentity = Pick<Disconnect, 'eventType' | 'eventTime' | 'asSent'>

/**
 * Identifies an event within its call: the event type and, for events that can recur, their time. All deliveries of an event have the
 * same key, however their values are spelled.
 */
export const eventKey = (event: EventIdentity): string =>
  isOncePerCall(event.eventType) ? event.eventType : `${event.eventType}#${preciseTime(event)}`

/**
 * A digest of the content of an event: 128 bits in base64url. Two deliveries with the same event key and different digests contradict
 * each other. When and how they arrived, and how values were spelled, does not count; nor do times that mean none, which older versions
 * stored.
 */
export const contentDigest = (record: Disconnect): string => {
  const plausible = plausibleTimes(record)
  return sha256(JSON.stringify([PROPERTY_NAMES.map(name => plausible[name]), record.extra]))
    .subarray(0, 16)
    .toString('base64url')
}

/** 64 bits that depend only on the event. They order records of equal time, and spread records over the shards of an index. */
export const eventHash = (record: Disconnect): Buffer =>
  sha256(JSON.stringify([record.callId, eventKey(record)])).subarray(0, 8)
