import * as t from 'io-ts'
import { objectCodec } from '../codec/object-codec'
import { ABOUT_THE_RECORD } from './about-the-record'
import { CauseClass } from './cause'
import { DERIVED } from './derived'
import { EventType } from './event-type'
import { CallId } from './identifiers'
import { OPTIONAL_PROPERTIES } from './properties'
import { Source } from './source'
import { Timestamp } from './timestamp'

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
export const Disconnect = objectCodec(
  'Disconnect',
  { callId: CallId, eventType: EventType, answered: t.boolean, receivedAt: Timestamp, source: Source },
  PROPERTIES,
)
export type Disconnect = t.TypeOf<typeof Disconnect>

export const RECORD_NAMES = Object.keys(PROPERTIES) as readonly (keyof Disconnect)[]

const namesOf = (codec: t.Mixed): ReadonlySet<string> =>
  new Set(Object.entries<t.Mixed>(PROPERTIES).flatMap(([name, its]) => (its === codec ? [name] : [])))

/** The names of a record that hold a time. */
export const RECORD_TIMES = /* @__PURE__ */ namesOf(Timestamp)

/** The names of a record that hold a duration, in milliseconds. */
export const RECORD_DURATIONS = /* @__PURE__ */ namesOf(t.number)
