import type * as t from 'io-ts'
import { nonEmptyUpTo, textCodec } from '../codec/text'

interface EventTypeBrand {
  readonly EventType: unique symbol
}

/** A sort key holds an event type and an event time. DynamoDB limits it to 1024 bytes. */
const EVENT_TYPE_MAX_BYTES = 900

/** Bandwidth's name for what happened. Its documentation says: "not exhaustive and other values can appear". */
export const EventType = textCodec<EventTypeBrand>(
  'EventType',
  'text of at most 900 bytes of UTF-8',
  nonEmptyUpTo(EVENT_TYPE_MAX_BYTES),
)
export type EventType = t.TypeOf<typeof EventType>

export const DISCONNECT = 'disconnect' as EventType

/** The event types that count as the end of a call. */
export const END_EVENT_TYPES: readonly EventType[] = [DISCONNECT]
export const isEnd = (eventType: EventType): boolean => END_EVENT_TYPES.includes(eventType)

/**
 * Events that happen at most once in a call: a second one with other content contradicts the first. All others can recur, such as
 * digits, transfers, recordings, and types that are not known yet.
 */
const ONCE_PER_CALL: ReadonlySet<string> = new Set([
  'initiate',
  'answer',
  ...END_EVENT_TYPES,
  'transferAnswer',
  'transferDisconnect',
])

export const isOncePerCall = (eventType: EventType): boolean => ONCE_PER_CALL.has(eventType)

/** The 21 types of Bandwidth's `DisconnectCallback` model, and others that were seen. Logs and metrics need a bounded set. */
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

/** A known event type, or `other`: for logs and metrics, which must not hold free text. */
export const eventTypeLabel = (eventType: EventType): string => (KNOWN.has(eventType) ? eventType : 'other')
