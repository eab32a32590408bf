import { ConditionalCheckFailedException, DynamoDBServiceException } from '@aws-sdk/client-dynamodb'
import type { StoreError } from '../disconnect/store'

export const isConditionFailed = (cause: unknown): cause is ConditionalCheckFailedException =>
  cause instanceof ConditionalCheckFailedException

/** The one place where the SDK's errors become ours. */
export const toStoreError = (cause: unknown): StoreError => ({ _tag: 'StoreUnavailable', cause })

/**
 * What DynamoDB says to an item that it will never take. Every other error ends by itself (throttling, an outage), or is an
 * operator's to repair (access denied, no such table).
 */
const PERMANENT: ReadonlySet<string> = new Set(['ValidationException', 'SerializationException'])

const isPermanent = (cause: unknown): cause is DynamoDBServiceException =>
  cause instanceof DynamoDBServiceException && PERMANENT.has(cause.name)

/** An item that can never be put. */
export const refused = (cause: unknown, expected = 'a record that DynamoDB takes'): StoreError => ({
  _tag: 'RecordRefused',
  violations: [{ path: '', expected }],
  cause,
})

/** The same for what was to be written. */
export const toWriteError = (cause: unknown): StoreError => {
  if (!isPermanent(cause)) return toStoreError(cause)
  // Values that were changed are stored twice, so a body within the limit can still make a record beyond DynamoDB's.
  return /item size/i.test(cause.message) ? refused(cause, 'a record of at most 400 KB') : refused(cause)
}
