import { hash } from 'node:crypto'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** A source of chance that says the same each time it is made from the same words. */
export type Random = {
  /** A whole number, both bounds included. */
  readonly between: (lowest: number, highest: number) => number
  /** True in this share of cases, from 0 to 1. */
  readonly chance: (share: number) => boolean
  readonly oneOf: <A>(values: readonly [A, ...A[]]) => A
  /** A value for which half is more and half is less, with the long tail that people's patience has. */
  readonly logNormal: (median: number, sigma: number) => number
  readonly hex: (digits: number) => string
}

/**
 * The state is a digest of the words, so that neighbours (seed 7 and 8, call 1 and 2) have nothing in common, and any call can be
 * made again without those before it.
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
      // Box and Muller's way from two even numbers to a normal one; 1 − x, since x may be 0.
      const normal = Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction())
      return median * Math.exp(sigma * normal)
    },
    hex: digits => Array.from({ length: digits }, () => between(0, 15).toString(16)).join(''),
  }
}

/** `uuid(random)`, or Bandwidth's call ids, which have a group more. */
export const hexGroups = (random: Random, groups: readonly number[]): string =>
  groups.map(random.hex).join('-')

export const UUID_GROUPS: readonly number[] = [8, 4, 4, 4, 12]
