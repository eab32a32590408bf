import type * as t from 'io-ts'
import { objectCodec } from '../codec/object-codec'
import { Text } from '../codec/text'
import { CallParty } from './call-party'
import { Cause } from './cause'
import { EventType } from './event-type'
import { AccountId, ApplicationId, CallId, ErrorId, ParentCallId } from './identifiers'
import { Direction, Privacy, SCALAR_CODECS, SipResponseCode } from './scalars'
import { Timestamp } from './timestamp'

/**
 * The properties of a callback other than `callId`: the 17 of Bandwidth's `DisconnectCallback` model, those of `transferDisconnect`,
 * and those of the July 2026 specification. All are optional, because Bandwidth often leaves some out.
 */
export const OPTIONAL_PROPERTIES = {
  eventType: EventType,
  eventTime: Timestamp,
  accountId: AccountId,
  applicationId: ApplicationId,
  from: CallParty,
  to: CallParty,
  direction: Direction,
  callUrl: Text,
  enqueuedTime: Timestamp,
  startTime: Timestamp,
  answerTime: Timestamp,
  endTime: Timestamp,
  cause: Cause,
  errorMessage: Text,
  errorId: ErrorId,
  tag: Text,
  parentCallId: ParentCallId,
  transferCallerId: CallParty,
  transferTo: CallParty,
  privacy: Privacy,
  callerDisplayName: Text,
  sipCallId: Text,
  sipResponseCode: SipResponseCode,
}

export const CallbackProperties = objectCodec('CallbackProperties', { callId: CallId }, OPTIONAL_PROPERTIES)
export type CallbackProperties = t.TypeOf<typeof CallbackProperties>

export type PropertyName = keyof CallbackProperties

type OptionalName = keyof typeof OPTIONAL_PROPERTIES

const OPTIONAL_NAMES = Object.keys(OPTIONAL_PROPERTIES) as OptionalName[]

export const PROPERTY_NAMES: readonly PropertyName[] = ['callId', ...OPTIONAL_NAMES]

type NameOf<Codec> = {
  [Name in OptionalName]: (typeof OPTIONAL_PROPERTIES)[Name] extends Codec ? Name : never
}[OptionalName]

const namesOf = <Codec extends t.Mixed>(codec: Codec): readonly NameOf<Codec>[] =>
  OPTIONAL_NAMES.filter((name): name is NameOf<Codec> => OPTIONAL_PROPERTIES[name] === codec)

/** The properties that hold a phone number or SIP URI. */
export const PARTY_NAMES: ReadonlySet<string> = new Set(namesOf(CallParty))

export type TimeName = NameOf<typeof Timestamp>

/** The properties that hold a time. */
export const TIME_NAMES: readonly TimeName[] = namesOf(Timestamp)

/** The properties that hold a number or boolean, with their codecs. */
export const SCALARS: ReadonlyMap<string, t.Mixed> = new Map(
  Object.entries<t.Mixed>(OPTIONAL_PROPERTIES).filter(([, codec]) => SCALAR_CODECS.has(codec)),
)
