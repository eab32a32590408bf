import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Item } from '../../../lambda/dynamodb/item'

/** A list or map takes 3 bytes, plus 1 byte for each element. */
const CONTAINER_BYTES = 3

const numberBytes = (digits: string): number =>
  Math.ceil(digits.replace(/\D/g, '').length / 2) + 1 + (digits.startsWith('-') ? 1 : 0)

const valueBytes = (value: AttributeValue): number => {
  if (value.S !== undefined) return Buffer.byteLength(value.S)
  if (value.N !== undefined) return numberBytes(value.N)
  if (value.B !== undefined) return value.B.byteLength
  if (value.M !== undefined) return CONTAINER_BYTES + attributesBytes(value.M) + Object.keys(value.M).length
  if (value.L !== undefined) return value.L.reduce((sum, each) => sum + valueBytes(each) + 1, CONTAINER_BYTES)
  return 1
}

const attributesBytes = (attributes: Readonly<Record<string, AttributeValue>>): number =>
  Object.entries(attributes).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  )

/** The size of an item as DynamoDB counts it: the bytes of its names and values. */
export const itemBytes = (item: Item): number => attributesBytes(marshall(item))
