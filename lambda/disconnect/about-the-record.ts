import { JsonObjectText, TextRecord } from '../codec/text'
import { True } from '../codec/true'
import { Source } from './source'
import { Timestamp } from './timestamp'

/** What a record has beside the properties of its callback. */
export const ABOUT_THE_RECORD = {
  /** Only on evidence: an event that contradicts the one stored first. */
  conflict: True,
  /** The original text of each value that normalization changed or left out. */
  asSent: TextRecord,
  /** When it arrived here. */
  receivedAt: Timestamp,
  source: Source,
  /** Properties that are not known here, as they were sent. */
  extra: JsonObjectText,
}
