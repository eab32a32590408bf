/** When calls started, in milliseconds since 1970. Both are inclusive. */
export type Window = {
  readonly from: number
  readonly to: number
  /** All calls of the window that were created up to here have been seen. */
  readonly seenTo?: number
}

/** How far a continued window reaches back: a call may be listed late, and out of order. */
const OVERLAP_MS = 300_000

/** Whether the list gave enough that is new for the time that it took. */
const hasAdvanced = ({ from, seenTo }: Window, horizon: number): boolean =>
  horizon > from && (seenTo === undefined || horizon - seenTo >= (horizon - from) / 2)

/** Whole seconds where there are some between: Bandwidth documents its filters with whole seconds. */
const middle = ({ from, to }: Window): number => {
  const exact = Math.floor((from + to) / 2)
  const second = Math.floor(exact / 1_000) * 1_000
  return second > from ? second : exact
}

/**
 * What is left to ask for after a window gave as many calls as the list has at most. The list filters by start and sorts by creation, and
 * no call starts before it is created: those that are missing were created, and started, after the last one that was listed. So the
 * window is continued from the creation of that one (`horizon`), less 5 minutes, or less a quarter of what it advanced if that is less.
 * Where many calls wait in a queue the creation hardly advances, and the window is halved instead.
 *
 * @returns the windows, oldest first; undefined if the window cannot be made smaller
 */
export const windowsLeft = (window: Window, horizon: number | undefined): readonly Window[] | undefined => {
  const { from, to } = window
  if (horizon !== undefined && horizon <= to && hasAdvanced(window, horizon)) {
    const overlap = Math.min(OVERLAP_MS, Math.floor((horizon - from) / 4))
    return [{ from: horizon - overlap, to, seenTo: horizon }]
  }
  if (to - from <= 1) return undefined
  const seen = horizon === undefined ? {} : { seenTo: Math.max(horizon, window.seenTo ?? 0) }
  const half = middle(window)
  return [
    { from, to: half, ...seen },
    { from: half, to, ...seen },
  ]
}
