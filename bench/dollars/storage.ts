import { MILLION } from './basis'
import { meanOf, mixCosts } from './mix-costs'
import { PRICES } from './prices'
import type { WriteCost } from '../write-units/write-cost'

const GB = 2 ** 30

/**
 * DynamoDB adds this to the bytes of each item that it stores.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export const OVERHEAD_BYTES = 100

/** What a million records of the realistic mix take, in the table and its indexes: each has a whole copy. */
export const storageOfMillion = () => {
  const costs = mixCosts()
  const copiesOf = ({ indexes }: WriteCost): number => 1 + Object.keys(indexes).length
  /** More than the product of the means: a record with more to say is in more indexes. */
  const storedBytes = meanOf(costs, cost => (cost.bytes + OVERHEAD_BYTES) * copiesOf(cost))
  const gb = (storedBytes * MILLION) / GB
  return {
    itemBytes: meanOf(costs, ({ bytes }) => bytes),
    copies: meanOf(costs, copiesOf),
    storedBytes,
    gb,
    usd: gb * PRICES.storedGbMonth.usd,
  }
}
