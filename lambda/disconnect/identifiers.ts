import type * as t from 'io-ts'
import { nonEmptyUpTo, textCodec } from '../codec/text'

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

/** DynamoDB's limit for a partition key, in bytes of UTF-8. */
const CALL_ID_MAX_BYTES = 2048

/**
 * Bandwidth's identifier of a call. Opaque: `c-` and hexadecimal groups today, a UUID in 2019. Lone surrogates are refused: two calls
 * that differ only in one would get the same key.
 */
export const CallId = textCodec<CallIdBrand>(
  'CallId',
  'text of 1 to 2048 bytes of UTF-8',
  nonEmptyUpTo(CALL_ID_MAX_BYTES),
)
export type CallId = t.TypeOf<typeof CallId>

/** The call that was transferred. It is not a key here, so it can have any length. */
export const ParentCallId = textCodec<ParentCallIdBrand>('ParentCallId')
export type ParentCallId = t.TypeOf<typeof ParentCallId>

/** Digits, but an identifier: sent and stored as text. */
export const AccountId = textCodec<AccountIdBrand>('AccountId')
export type AccountId = t.TypeOf<typeof AccountId>

/** The voice application of a call: a UUID so far. */
export const ApplicationId = textCodec<ApplicationIdBrand>('ApplicationId')
export type ApplicationId = t.TypeOf<typeof ApplicationId>

/** Identifies a failed call for Bandwidth's support: a UUID so far. */
export const ErrorId = textCodec<ErrorIdBrand>('ErrorId')
export type ErrorId = t.TypeOf<typeof ErrorId>
