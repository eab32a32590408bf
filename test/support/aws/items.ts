import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { toItem } from '../../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { recordOf, type WireBody } from '../callbacks/builders'

/** The item of a callback. */
export const itemOf = (body: WireBody): Record<string, AttributeValue> =>
  marshall(toItem({ shards: DEFAULT_SHARDS })(recordOf(body)))

/** The same, with an attribute that this version cannot read. */
export const unreadableItemOf = (body: WireBody): Record<string, AttributeValue> => ({
  ...itemOf(body),
  receivedAt: { S: 'yesterday' },
})
