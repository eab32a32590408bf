import { ConditionalCheckFailedException, DynamoDBServiceException } from '@aws-sdk/client-dynamodb'
import type { StoreError } from '../disconnect/store'

export const isConditionFailed = (cause: unknown): cause is ConditionalCheckFailedException =>
  cause instanceof ConditionalCheckFailedException

/** The only place that turns errors of the SDK into ours. */
export const toStoreError = (cause: unknown): StoreError => ({ _tag: 'StoreUnavailable', cause })

/**
 * The errors for an item that DynamoDB will never accept. All others end by themselves (throttling, an outage), or an operator can repair
 * them (access denied, no such table).
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

/** The same for a write, which DynamoDB may refuse for good. */
export const toWriteError = (cause: unknown): StoreError => {
  if (!isPermanent(cause)) return toStoreError(cause)
  // Normalized values are stored with their original text, so that a body within the limit can make an item beyond DynamoDB's.
  return /item size/i.test(cause.message) ? refused(cause, 'a record of at most 400 KB') : refused(cause)
}
