import type * as t from 'io-ts'
import { nonEmpty, textCodec } from '../codec/text'

interface CallIdBrand {
  readonly CallId: unique symbol
}
interface ParentCallIdBrand {
  readonly ParentCallId: unique symbol
}
interface AccountIdBrand {
  readonly AccountId: unique symbol
}
interface ApplicationIdBrand {
  readonly ApplicationId: unique symbol
}
interface ErrorIdBrand {
  readonly ErrorId: unique symbol
}

/** What DynamoDB takes as a partition key, in bytes of UTF-8. */
const CALL_ID_MAX_BYTES = 2048

/**
 * Bandwidth's name for a call. Opaque: `c-` and hexadecimal groups today, a bare UUID in 2019. Half surrogate pairs are
 * refused, since two calls that differ in one only would become the same key.
 */
export const CallId = textCodec<CallIdBrand>('CallId', 'text of 1 to 2048 bytes of UTF-8', sent =>
  sent.isWellFormed() && Buffer.byteLength(sent.trim()) <= CALL_ID_MAX_BYTES ? nonEmpty(sent) : undefined,
)
export type CallId = t.TypeOf<typeof CallId>

/** The call that a transferred call came from: no key of ours, so of any length. */
export const ParentCallId = textCodec<ParentCallIdBrand>('ParentCallId', 'text', nonEmpty)
export type ParentCallId = t.TypeOf<typeof ParentCallId>

/** Digits, but sent as a string, and not to be counted with. */
export const AccountId = textCodec<AccountIdBrand>('AccountId', 'text', nonEmpty)
export type AccountId = t.TypeOf<typeof AccountId>

/** The voice application that a call belongs to: a UUID so far. */
export const ApplicationId = textCodec<ApplicationIdBrand>('ApplicationId', 'text', nonEmpty)
export type ApplicationId = t.TypeOf<typeof ApplicationId>

/** What Bandwidth's support asks for when a call failed: a UUID so far. */
export const ErrorId = textCodec<ErrorIdBrand>('ErrorId', 'text', nonEmpty)
export type ErrorId = t.TypeOf<typeof ErrorId>
