import type { Item } from '../../lambda/dynamodb/item'
import { DISCONNECTS_TABLE, type IndexName } from '../../lambda/deployment/tables'
import { itemBytes } from '../../test/support/aws/item-size'

const UNIT_BYTES = 1024

export const INDEXES: readonly IndexName[] = DISCONNECTS_TABLE.indexes.map(({ name }) => name)

export type WriteCost = {
  readonly bytes: number
  readonly table: number
  readonly indexes: Readonly<Partial<Record<IndexName, number>>>
  readonly total: number
}

/**
 * The charge of DynamoDB for a new item, by its rules: a unit for each started KB, for the table and for each index that
 * has the item, since the indexes project every attribute.
 */
export const writeCost = (item: Item): WriteCost => {
  const bytes = itemBytes(item)
  const units = Math.ceil(bytes / UNIT_BYTES)
  const present = INDEXES.filter(index => item[index] !== undefined)
  return {
    bytes,
    table: units,
    indexes: Object.fromEntries(present.map(index => [index, units])),
    total: units * (1 + present.length),
  }
}
