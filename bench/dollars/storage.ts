import { callAt } from '../calls/call-at'
import { REALISTIC } from '../calls/mix'
import { itemOf } from '../database/load'
import { writeCost } from '../write-units/write-cost'
import { PRICES } from './prices'

const CALLS = 20_000
const MILLION = 1e6
const GB = 2 ** 30

/**
 * DynamoDB adds this to the bytes of each item that it stores.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
const OVERHEAD_BYTES = 100

/** What a million records of the realistic mix take, in the table and its indexes: each has a whole copy. */
export const storageOfMillion = () => {
  const costs = Array.from({ length: CALLS }, (_, i) => writeCost(itemOf(callAt(REALISTIC, i))))
  const mean = (valueOf: (cost: (typeof costs)[number]) => number): number =>
    costs.reduce((sum, cost) => sum + valueOf(cost), 0) / CALLS
  const copiesOf = ({ indexes }: (typeof costs)[number]): number => 1 + Object.keys(indexes).length
  const gb = (mean(cost => (cost.bytes + OVERHEAD_BYTES) * copiesOf(cost)) * MILLION) / GB
  return {
    itemBytes: mean(({ bytes }) => bytes),
    copies: mean(copiesOf),
    gb,
    usd: gb * PRICES.storedGbMonth.usd,
  }
}
