import type { CallParty } from '../disconnect/call-party'
import type { Cause, CauseClass } from '../disconnect/cause'
import type { Direction } from '../disconnect/scalars'
import type { EventType } from '../disconnect/event-type'
import type { AccountId, ApplicationId, CallId } from '../disconnect/identifiers'
import type { Text } from '../codec/text'
import type { Timestamp } from '../disconnect/timestamp'

/** `any` of these causes, or any but these: `none`. */
export type CauseChoice =
  | { readonly _tag: 'any'; readonly causes: readonly Cause[] }
  | { readonly _tag: 'none'; readonly causes: readonly Cause[] }

export type Order = 'newest' | 'oldest'

/** Which records somebody wants to see: those that fit every condition that is given. */
export type Question = {
  readonly callId?: CallId
  /** Either side of the call. */
  readonly number?: CallParty
  readonly from?: CallParty
  readonly to?: CallParty
  readonly cause?: CauseChoice
  readonly causeClass?: readonly CauseClass[]
  readonly applicationId?: ApplicationId
  readonly accountId?: AccountId
  readonly tag?: Text
  readonly direction?: Direction
  readonly answered?: boolean
  readonly minTalkMs?: number
  readonly maxTalkMs?: number
  readonly eventType: EventType | 'any'
  /** Of the call's end (`endedAt`), inclusive. */
  readonly since?: Timestamp
  /** Of the call's end (`endedAt`), exclusive. */
  readonly until?: Timestamp
  readonly order: Order
}
