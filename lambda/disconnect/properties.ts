import type * as t from 'io-ts'
import { CallParty } from './call-party'
import { Cause } from './cause'
import { Direction } from './direction'
import { EventType } from './event-type'
import { AccountId, ApplicationId, CallId, ErrorId, ParentCallId } from './identifiers'
import { objectCodec } from '../codec/object-codec'
import { Text } from '../codec/text'
import { Timestamp } from './timestamp'
import { Privacy, SipResponseCode } from './wire-scalars'

/**
 * What Bandwidth may say about the end of a call, beside `callId`: the 17 properties of its `DisconnectCallback` model,
 * those of `transferDisconnect`, and those of the July 2026 specification. All optional: "absent" is common.
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

export const PROPERTY_NAMES: readonly PropertyName[] = [
  'callId',
  ...(Object.keys(OPTIONAL_PROPERTIES) as (keyof typeof OPTIONAL_PROPERTIES)[]),
]
