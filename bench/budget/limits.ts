import type { Bundles } from '../contenders/contenders'

/** A figure with a limit: the target to reach, and the limit beyond which the check fails. */
export type Limit = {
  readonly what: string
  readonly value: number
  readonly target: number
  /** Near the figure that is reached today, with slack for a busy machine. */
  readonly limit: number
  /** Whether more is better. */
  readonly atLeast?: boolean
}

/** One measurement. Its contenders take turns, so that a busy second affects all of them. */
export type Part = (bundles: Bundles) => Promise<readonly Limit[]> | readonly Limit[]

export const isKept = ({ value, limit, atLeast = false }: Limit): boolean =>
  atLeast ? value >= limit : value <= limit

export const isReached = ({ value, target, atLeast = false }: Limit): boolean =>
  atLeast ? value >= target : value <= target

/** The better of two measurements of the same figure. */
export const better = (first: Limit, second: Limit | undefined): Limit => {
  if (second === undefined) return first
  const firstIsBetter = first.atLeast === true ? first.value >= second.value : first.value <= second.value
  return firstIsBetter ? first : second
}
