import * as t from 'io-ts'
import { objectCodec } from '../codec/object-codec'
import { CauseClass } from './cause'
import { DERIVED } from './derived'
import { CallId } from './identifiers'
import { OPTIONAL_PROPERTIES } from './properties'
import { ABOUT_THE_RECORD, REQUIRED_PROPERTIES } from './stored-record'

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
  { ...REQUIRED_PROPERTIES, answered: t.boolean },
  PROPERTIES,
)
export type Disconnect = t.TypeOf<typeof Disconnect>

export const RECORD_NAMES = Object.keys(PROPERTIES) as readonly (keyof Disconnect)[]
