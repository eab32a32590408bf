import * as t from 'io-ts'
import { objectCodec } from '../codec/object-codec'
import { JsonObjectText, nonEmpty, textCodec, TextRecord } from '../codec/text'
import { CauseClass } from './cause'
import { DERIVED } from './derived'
import { EventType } from './event-type'
import { CallId } from './identifiers'
import { OPTIONAL_PROPERTIES } from './properties'
import { Timestamp } from './timestamp'

interface SourceBrand {
  readonly Source: unique symbol
}

/** How a record got here. A later version may have other ways, so any text is read. */
export const Source = textCodec<SourceBrand>('Source', 'text', nonEmpty)
export type Source = t.TypeOf<typeof Source>

/** The sources of this version. */
export const SOURCES = {
  /** Bandwidth sent it. */
  callback: 'callback' as Source,
  /** Somebody imported it. */
  import: 'import' as Source,
}

/** A class that a later version added is read as `unrecognized`. */
const CauseClassOfAnyVersion: t.Type<CauseClass, string> = new t.Type<CauseClass, string>(
  'CauseClass',
  CauseClass.is,
  (input, context) =>
    typeof input === 'string' && !CauseClass.is(input)
      ? t.success('unrecognized')
      : CauseClass.validate(input, context),
  t.identity,
)

/** What a record has beside the properties of its callback. */
const ABOUT_THE_RECORD = {
  /** Only on evidence: an event that contradicts the one stored first. */
  conflict: t.literal(true),
  /** The original text of each value that normalization changed. */
  asSent: TextRecord,
  /** When it arrived here. */
  receivedAt: Timestamp,
  source: Source,
  /** Properties that are not known here, as they were sent. */
  extra: JsonObjectText,
}

const REQUIRED = { callId: CallId, eventType: EventType, receivedAt: Timestamp, source: Source }

/** All properties of a record, in the order in which it is shown. */
const PROPERTIES = {
  callId: CallId,
  ...OPTIONAL_PROPERTIES,
  ...DERIVED,
  causeClass: CauseClassOfAnyVersion,
  ...ABOUT_THE_RECORD,
}

/**
 * The record of one event of a call, nearly always its end: the properties that Bandwidth sent, normalized; those that follow from
 * them; and everything else that was sent, so that nothing is lost.
 */
export const Disconnect = objectCodec('Disconnect', { ...REQUIRED, answered: t.boolean }, PROPERTIES)
export type Disconnect = t.TypeOf<typeof Disconnect>

/** A record without the properties that follow from the others. */
export const Underived = objectCodec('Underived', REQUIRED, { ...OPTIONAL_PROPERTIES, ...ABOUT_THE_RECORD })
export type Underived = t.TypeOf<typeof Underived>

export const RECORD_NAMES = Object.keys(PROPERTIES) as readonly (keyof Disconnect)[]
