import type * as t from 'io-ts'
import { objectCodec } from '../codec/object-codec'
import { Text } from '../codec/text'
import { CallParty } from './call-party'
import { Cause } from './cause'
import { EventType } from './event-type'
import { AccountId, ApplicationId, CallId, ErrorId, ParentCallId } from './identifiers'
import { Direction, Privacy, SipResponseCode } from './scalars'
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

const OPTIONAL_NAMES = Object.keys(OPTIONAL_PROPERTIES) as (keyof typeof OPTIONAL_PROPERTIES)[]

export const PROPERTY_NAMES: readonly PropertyName[] = ['callId', ...OPTIONAL_NAMES]

/** The properties that hold a phone number or SIP URI. */
export const PARTY_NAMES: ReadonlySet<string> = new Set(
  OPTIONAL_NAMES.filter(name => OPTIONAL_PROPERTIES[name] === CallParty),
)
