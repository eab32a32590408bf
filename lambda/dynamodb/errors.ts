import { ConditionalCheckFailedException, DynamoDBServiceException } from '@aws-sdk/client-dynamodb'
import type { StoreError } from '../disconnect/store-error'

export const isConditionFailed = (cause: unknown): boolean => cause instanceof ConditionalCheckFailedException

const isTooLarge = (cause: unknown): boolean =>
  cause instanceof DynamoDBServiceException &&
  cause.name === 'ValidationException' &&
  /item size/i.test(cause.message)

/** The one place where the SDK's errors become ours. */
export const toStoreError = (cause: unknown): StoreError =>
  isTooLarge(cause) ? { _tag: 'RecordTooLarge' } : { _tag: 'StoreUnavailable', cause }
