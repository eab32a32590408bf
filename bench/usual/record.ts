import { createHash } from 'node:crypto'
import { isKnown, type Callback } from './callback-schema'

const CLASSES = new Map([
  ['hangup', 'normal'],
  ['busy', 'callee'],
  ['rejected', 'callee'],
  ['timeout', 'callee'],
  ['cancel', 'caller'],
  ['callback-error', 'application'],
  ['invalid-bxml', 'application'],
  ['application-error', 'application'],
  ['account-limit', 'limit'],
  ['node-capacity-exceeded', 'limit'],
  ['error', 'platform'],
  ['unknown', 'platform'],
])

const between = (earlier: string | undefined, later: string | undefined): number | undefined => {
  if (earlier === undefined || later === undefined) return undefined
  const ms = Date.parse(later) - Date.parse(earlier)
  return ms < 0 ? undefined : ms
}

/** The record of a callback: its properties, the derived ones, and its unknown members as JSON. */
export const recordOf = (callback: Callback, receivedAt: string) => {
  const properties = Object.fromEntries(Object.entries(callback).filter(([name]) => isKnown(name)))
  const unknown = Object.entries(callback).filter(([name]) => !isKnown(name))
  const { enqueuedTime, startTime, answerTime, endTime, cause } = callback
  return {
    ...properties,
    callId: callback.callId,
    eventType: callback.eventType,
    answered: answerTime !== undefined,
    queueMs: between(enqueuedTime, startTime),
    ringMs: between(startTime, answerTime),
    talkMs: answerTime === undefined ? 0 : between(answerTime, endTime),
    totalMs: between(startTime, endTime),
    causeClass: cause === undefined ? undefined : (CLASSES.get(cause) ?? 'unrecognized'),
    extra: unknown.length === 0 ? undefined : JSON.stringify(Object.fromEntries(unknown)),
    receivedAt,
    source: 'callback',
  }
}

const SHARDS = 8

/** The keys of the same five indexes as ours. */
export const keysOf = (callback: Callback, receivedAt: string) => {
  const { callId, eventType, endTime, eventTime, from, to, tag, cause } = callback
  const hash = createHash('sha256').update(`${callId} ${eventType}`).digest()
  const shard = hash.readUInt32BE(0) % SHARDS
  return {
    event: eventType,
    timeline: `${endTime ?? eventTime ?? receivedAt}#${hash.subarray(0, 8).toString('base64url')}`,
    byTime: `ended#${shard}`,
    byCause: cause === 'hangup' ? undefined : `ended#${shard % 4}#${cause ?? '*'}`,
    byFrom: from === undefined ? undefined : `ended#0#${from}`,
    byTo: to === undefined ? undefined : `ended#0#${to}`,
    byTag: tag === undefined ? undefined : `ended#0#${tag}`,
  }
}
