import * as t from 'io-ts'
import { objectCodec } from '../codec/object-codec'
import { JsonObjectText, TextRecord } from '../codec/text'
import { EventType } from './event-type'
import { CallId } from './identifiers'
import { OPTIONAL_PROPERTIES } from './properties'
import { Source } from './source'
import { Timestamp } from './timestamp'

/** What a record has beside the properties of its callback. */
export const ABOUT_THE_RECORD = {
  /** Only on evidence: an event that contradicts the one stored first. */
  conflict: t.literal(true),
  /** The original text of each value that normalization changed or left out. */
  asSent: TextRecord,
  /** When it arrived here. */
  receivedAt: Timestamp,
  source: Source,
  /** Properties that are not known here, as they were sent. */
  extra: JsonObjectText,
}

export const REQUIRED_PROPERTIES = {
  callId: CallId,
  eventType: EventType,
  receivedAt: Timestamp,
  source: Source,
}

/** What has to be stored of a record: everything but the properties that follow from the others. */
export const StoredRecord = objectCodec('StoredRecord', REQUIRED_PROPERTIES, {
  ...OPTIONAL_PROPERTIES,
  ...ABOUT_THE_RECORD,
})
export type StoredRecord = t.TypeOf<typeof StoredRecord>
