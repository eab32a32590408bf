/** The most calls at once, and the first moment at which there were so many. */
export type PeakMs = { readonly calls: number; readonly atMs: number }

/**
 * The most intervals that have begun and not ended at one moment. The starts and ends are each sorted; which start has which end does not
 * matter. An interval includes its start, and not its end.
 *
 * @returns undefined if there is no interval
 */
export const mostAtOnce = (starts: Float64Array, ends: Float64Array): PeakMs | undefined => {
  let most: PeakMs | undefined
  let ended = 0
  for (let begun = 0; begun < starts.length; begun++) {
    const atMs = starts[begun] ?? NaN
    while ((ends[ended] ?? Infinity) <= atMs) ended++
    const calls = begun + 1 - ended
    if (calls > (most?.calls ?? 0)) most = { calls, atMs }
  }
  return most
}

const WINDOW_MS = 1_000

/** The most starts within any 1,000 ms, and when the first such time begins. @returns undefined if there is no start */
export const mostStarts = (starts: Float64Array): PeakMs | undefined => {
  let most: PeakMs | undefined
  let first = 0
  for (let last = 0; last < starts.length; last++) {
    while ((starts[last] ?? NaN) - (starts[first] ?? NaN) >= WINDOW_MS) first++
    const calls = last + 1 - first
    if (calls > (most?.calls ?? 0)) most = { calls, atMs: starts[first] ?? NaN }
  }
  return most
}

/** Intervals of time, in milliseconds since 1970: the start of each, and its end. */
export type Intervals = { readonly starts: Float64Array; readonly ends: Float64Array }

/**
 * The most intervals that have begun and not ended at one moment of each bucket. An interval includes its start, and not its end; one
 * that has no length counts nowhere. Each bucket reaches from one edge to the next. What lies outside of all of them does not count.
 *
 * @param edges ascending
 */
export const mostAtOnceInEach = (
  { starts, ends }: Intervals,
  edges: readonly number[],
): readonly number[] => {
  const kept = starts.map((start, i) => (start < (ends[i] ?? NaN) ? i : -1)).filter(i => i >= 0)
  const begins = kept.map(i => starts[i] ?? NaN).sort()
  const stops = kept.map(i => ends[i] ?? NaN).sort()
  let begun = 0
  let ended = 0
  /** Moves on to a time, and says how many are up then. */
  const upAt = (ms: number): number => {
    while ((begins[begun] ?? Infinity) <= ms) begun++
    while ((stops[ended] ?? Infinity) <= ms) ended++
    return begun - ended
  }
  return edges.slice(1).map((to, bucket) => {
    let most = upAt(edges[bucket] ?? NaN)
    // Only a start makes more of them.
    for (let next = begins[begun]; next !== undefined && next < to; next = begins[begun])
      most = Math.max(most, upAt(next))
    return most
  })
}
