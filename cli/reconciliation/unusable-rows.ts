import type { Violation } from '../../lambda/codec/decode'
import { reasonOf, tally } from '../../display/text/reasons'
import { countsText } from '../output/counts'
import { counted } from '../../display/text/numbers'
import { clipped, visible } from '../../display/text/visible-text'

/** A call id of today has 38 characters. */
const ID_WIDTH = 64

/** So many are named; of the others it is said why. */
const NAMED_MAX = 10

/** Collects the rows of the list that cannot be read or stored: why, and the call ids of the first ones. */
export const unusableRows = () => {
  const reasons = tally()
  const named: string[] = []
  return {
    add: (violations: readonly Violation[], callId: string | undefined): void => {
      reasons.add(reasonOf(violations))
      if (named.length < NAMED_MAX)
        named.push(callId === undefined ? 'one without a call id' : clipped(visible(callId), ID_WIDTH))
    },
    total: reasons.total,
    text: (): string => {
      const total = reasons.total()
      return [
        `${counted(total, 'row')} of the list cannot be read or stored. Expected was:`,
        countsText(reasons.most(10)).trimEnd(),
        total > named.length ? `The first ${named.length} of them:` : 'They are:',
        ...named.map(name => `  ${name}`),
      ].join('\n')
    },
  }
}
