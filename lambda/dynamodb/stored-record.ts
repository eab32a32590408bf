import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type { StoreError } from '../disconnect/store'
import { readItem } from './read-item'
import type { StoredRecord } from '../publication/ended-call'

/** What the table's stream says was stored: undefined for what is not a record, such as a memo, a mark or a deletion. */
export const storedRecordIn = ({
  eventName,
  dynamodb,
}: Pick<DynamoDBRecord, 'eventName' | 'dynamodb'>): E.Either<StoreError, StoredRecord | undefined> => {
  // The SDK and the types of Lambda's events describe the same values.
  const image = dynamodb?.NewImage as Record<string, AttributeValue> | undefined
  if (image?.['eventType'] === undefined) return E.right(undefined)
  return pipe(
    readItem(image),
    E.map(record => ({ record, isReplacement: eventName === 'MODIFY' })),
  )
}
