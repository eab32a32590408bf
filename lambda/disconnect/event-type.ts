import type * as t from 'io-ts'
import { nonEmpty, textCodec } from '../codec/text'

interface EventTypeBrand {
  readonly EventType: unique symbol
}

/** With an event time behind it, an event type is part of a sort key, which DynamoDB limits to 1024 bytes. */
const EVENT_TYPE_MAX_BYTES = 900

/** What happened, as Bandwidth names it. Open: "not exhaustive and other values can appear". */
export const EventType = textCodec<EventTypeBrand>('EventType', 'text of at most 900 bytes of UTF-8', sent =>
  sent.isWellFormed() && Buffer.byteLength(sent.trim()) <= EVENT_TYPE_MAX_BYTES ? nonEmpty(sent) : undefined,
)
export type EventType = t.TypeOf<typeof EventType>

export const DISCONNECT = 'disconnect' as EventType

/**
 * Events of which one call has one at most; a second one with other content contradicts the first. All others can
 * recur: several digits, transfers or recordings in one call, and types that are not known yet.
 */
const ONCE_PER_CALL: ReadonlySet<string> = new Set([
  'initiate',
  'answer',
  'disconnect',
  'transferAnswer',
  'transferDisconnect',
])

export const isOncePerCall = (eventType: EventType): boolean => ONCE_PER_CALL.has(eventType)

/** The 21 types of Bandwidth's `DisconnectCallback` model, and those seen on the wire besides: a bounded set, fit for logs and metrics. */
const KNOWN: ReadonlySet<string> = new Set([
  ...ONCE_PER_CALL,
  'bridgeComplete',
  'bridgeTargetComplete',
  'conferenceCreated',
  'conferenceRedirect',
  'conferenceMemberJoin',
  'conferenceMemberExit',
  'conferenceCompleted',
  'conferenceRecordingAvailable',
  'dtmf',
  'gather',
  'machineDetectionComplete',
  'recordingComplete',
  'recordComplete',
  'recordingAvailable',
  'redirect',
  'referComplete',
  'transcriptionAvailable',
  'transferComplete',
  'mediaStreamStarted',
  'mediaStreamRejected',
  'mediaStreamStopped',
  'realTimeTranscriptionStarted',
  'realTimeTranscriptionAvailable',
  'realTimeTranscriptionRejected',
  'realTimeTranscriptionStopped',
])

/** The event type where it is a known one, else `other`: for where free text must not go. */
export const eventTypeLabel = (eventType: EventType): string => (KNOWN.has(eventType) ? eventType : 'other')
