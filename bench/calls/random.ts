/** Numbers from 0 to 1. The same seed and index give the same numbers. */
export type Random = () => number

const WARM_UP = 12

/**
 * A separate sequence for each index (sfc32), so that any call can be made again without those before it. With 128 bits of
 * state, no two of a million calls are the same.
 */
export const randomOf = (seed: number, index: number): Random => {
  let [a, b, c, counter] = [seed, index, 0x9e3779b9, 1]
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }
  for (let i = 0; i < WARM_UP; i++) next()
  return next
}

export const wholeBelow = (random: Random, limit: number): number => Math.floor(random() * limit)

export const hexDigits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => wholeBelow(random, 16).toString(16)).join('')

/** Values with the share of each. The shares add up to 1. */
export type Shares<A> = readonly (readonly [value: A, share: number])[]

export const pick = <A>(shares: Shares<A>, random: Random): A => {
  let rest = random()
  for (const [value, share] of shares) {
    rest -= share
    if (rest < 0) return value
  }
  const last = shares.at(-1)
  if (last === undefined) throw new Error('There is nothing to pick from')
  return last[0]
}
