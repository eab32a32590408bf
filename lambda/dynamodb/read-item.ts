import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type * as E from 'fp-ts/Either'
import type { Disconnect } from '../disconnect/disconnect'
import type { StoreError } from '../disconnect/store'
import { fromItem } from './item'

/** DynamoDB has numbers that the SDK would throw at. A later version may have stored one, where this one does not look. */
const ANY_NUMBER = { wrapNumbers: Number }

/** The record of an item as DynamoDB returns it. */
export const readItem = (attributes: Record<string, AttributeValue>): E.Either<StoreError, Disconnect> =>
  fromItem(unmarshall(attributes, ANY_NUMBER))
