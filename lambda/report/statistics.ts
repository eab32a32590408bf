/** The 97.5th percentile of the standard normal distribution: 95 % lie within it on both sides. */
export const Z = 1.959963984540054

export type Share = { readonly value: number; readonly low: number; readonly high: number }

/**
 * A share with its 95 % score interval of Wilson.
 *
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209–212
 *
 * @returns undefined for a share of nothing
 */
export const shareOf = (part: number, whole: number): Share | undefined => {
  if (whole === 0) return undefined
  const value = part / whole
  const spread = (Z * Z) / whole
  const middle = value + spread / 2
  const half = Z * Math.sqrt((value * (1 - value)) / whole + spread / (4 * whole))
  return {
    value,
    // Rounding would leave a tiny share of nothing.
    low: part === 0 ? 0 : (middle - half) / (1 + spread),
    high: part === whole ? 1 : (middle + half) / (1 + spread),
  }
}

/** The value at the nearest rank: the smallest that at least this share of all values does not exceed. @param sorted not empty */
export const atNearestRank = (sorted: Float64Array, share: number): number =>
  sorted[Math.ceil(share * sorted.length) - 1] ?? NaN

export type Percentiles = { readonly p50: number; readonly p95: number }

/** @returns undefined if there are no values */
export const percentilesOf = (values: Float64Array): Percentiles | undefined => {
  if (values.length === 0) return undefined
  const sorted = values.sort()
  return { p50: atNearestRank(sorted, 0.5), p95: atNearestRank(sorted, 0.95) }
}
