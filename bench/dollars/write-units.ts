import { itemBytes } from '../../test/support/aws/item-size'
import { callAt } from '../calls/call-at'
import { REALISTIC } from '../calls/mix'
import { itemOf } from '../database/load'
import { bodyAt } from '../host/events'
import { writeCost } from '../write-units/write-cost'

const CALLS = 20_000
const UNIT_BYTES = 1024

const mean = (value: (index: number) => number): number =>
  Array.from({ length: CALLS }, (_, i) => value(i)).reduce((sum, one) => sum + one, 0) / CALLS

/** The mean for a callback of the realistic mix: a unit for each started KB, for the table and each index that has the record. */
export const writeUnits = {
  ours: (): number => mean(i => writeCost(itemOf(callAt(REALISTIC, i))).total),
  /** The same items in the same indexes, and the key of the idempotency table put and then updated. */
  usual: (): number => writeUnits.ours() + 2,
  /** Only the body, in a table without indexes. */
  bare: (): number =>
    mean(i => Math.ceil(itemBytes(JSON.parse(bodyAt(i)) as Record<string, unknown>) / UNIT_BYTES)),
}
