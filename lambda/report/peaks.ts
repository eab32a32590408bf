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
