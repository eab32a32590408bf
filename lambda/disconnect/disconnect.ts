import * as t from 'io-ts'
import { CauseClass } from './cause'
import { DURATIONS } from './durations'
import { EventType } from './event-type'
import { CallId } from './identifiers'
import { JsonObjectText } from '../codec/json-text'
import { objectCodec } from '../codec/object-codec'
import { OPTIONAL_PROPERTIES, PROPERTY_NAMES } from './properties'
import { TextRecord } from '../codec/text-record'
import { Timestamp } from './timestamp'

/** How a record got here: Bandwidth sent it, or somebody imported it from elsewhere. */
export const Source = t.keyof({ callback: null, import: null }, 'Source')
export type Source = t.TypeOf<typeof Source>

/**
 * The record of one event in a call's life, nearly always its end: what Bandwidth said, normalized, what follows from
 * it, and whatever was sent besides, so that nothing is lost.
 */
export const Disconnect = objectCodec(
  'Disconnect',
  {
    callId: CallId,
    eventType: EventType,
    /** Whether there is an answerTime: an answered call can still end in an error. */
    answered: t.boolean,
    /** When it arrived here. */
    receivedAt: Timestamp,
    source: Source,
  },
  {
    ...OPTIONAL_PROPERTIES,
    ...DURATIONS,
    causeClass: CauseClass,
    /** Properties that are not known here, as they were sent. */
    extra: JsonObjectText,
    /** The original text of each value that normalization changed. */
    asSent: TextRecord,
    /** Set on evidence: a later event that contradicts one that was stored before. */
    conflict: t.literal(true),
  },
)
export type Disconnect = t.TypeOf<typeof Disconnect>

/** In the order in which a record is shown. */
export const RECORD_NAMES: readonly (keyof Disconnect)[] = [
  ...PROPERTY_NAMES,
  'answered',
  'queueMs',
  'ringMs',
  'talkMs',
  'totalMs',
  'causeClass',
  'conflict',
  'asSent',
  'receivedAt',
  'source',
  'extra',
]
