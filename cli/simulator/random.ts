import { hash } from 'node:crypto'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** A random source. The same words give the same values. */
export type Random = {
  /** A whole number; both bounds are inclusive. */
  readonly between: (lowest: number, highest: number) => number
  /** Whether an event with this probability, from 0 to 1, happens. */
  readonly chance: (share: number) => boolean
  readonly oneOf: <A>(values: readonly [A, ...A[]]) => A
  /** A value around the median with a long tail, like the lengths of calls. */
  readonly logNormal: (median: number, sigma: number) => number
  readonly hex: (digits: number) => string
}

/**
 * The state is a digest of the words: so similar words (seeds 7 and 8, calls 1 and 2) give unrelated values, and a call can be made
 * again without the calls before it.
 */
export const randomOf = (...words: readonly (string | number)[]): Random => {
  const digest = hash('sha256', JSON.stringify(words), 'buffer')
  const source = xoroshiro128plusFromState([0, 4, 8, 12].map(offset => digest.readInt32LE(offset)))
  const fraction = (): number => uniformFloat64(source)
  const between = (lowest: number, highest: number): number => uniformInt(source, lowest, highest)
  return {
    between,
    chance: share => fraction() < share,
    oneOf: values => values[between(0, values.length - 1)] ?? values[0],
    logNormal: (median, sigma) => {
      // The Box-Muller transform; 1 − x, because x may be 0.
      const normal = Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction())
      return median * Math.exp(sigma * normal)
    },
    hex: digits => Array.from({ length: digits }, () => between(0, 15).toString(16)).join(''),
  }
}

/** Groups of hexadecimal digits: a UUID, or a call id of Bandwidth, which has one group more. */
export const hexGroups = (random: Random, groups: readonly number[]): string =>
  groups.map(random.hex).join('-')

export const UUID_GROUPS: readonly number[] = [8, 4, 4, 4, 12]
