import { itemBytes } from '../../test/support/aws/item-size'
import { bodyAt } from '../host/events'
import { meanOf, MIX_CALLS, mixCosts } from './mix-costs'

const UNIT_BYTES = 1024

/** The mean for a callback of the realistic mix: a unit for each started KB, for the table and each index that has the record. */
export const writeUnits = {
  ours: (): number => meanOf(mixCosts(), ({ total }) => total),
  /** The same items in the same indexes, and the key of the idempotency table put and then updated. */
  usual: (): number => writeUnits.ours() + 2,
  /** Only the body, in a table without indexes. */
  bare: (): number => {
    const bodies = Array.from({ length: MIX_CALLS }, (_, i) => bodyAt(i))
    return meanOf(bodies, body =>
      Math.ceil(itemBytes(JSON.parse(body) as Record<string, unknown>) / UNIT_BYTES),
    )
  },
}
