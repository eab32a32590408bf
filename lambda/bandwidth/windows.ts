/** When calls started, in milliseconds since 1970. Both are inclusive. */
export type Window = {
  readonly from: number
  readonly to: number
  /** All calls of the window that were created up to here have been seen. */
  readonly seenTo?: number
}

/** How far a continued window reaches back: a call may be listed late, and out of order. */
const OVERLAP_MS = 300_000

/** What a window gave. */
export type Given = {
  readonly rows: number
  /** Rows of calls that were created after `seenTo`. */
  readonly fresh: number
  /** When the last call was created, in milliseconds since 1970, if any row says it. */
  readonly created: number | undefined
}

/** What a window gave with one more page. @param created when the call of each row was created, if the row says it */
export const withPage = (
  given: Given,
  created: readonly (number | undefined)[],
  seenTo = -Infinity,
): Given => {
  const times = created.filter(time => time !== undefined)
  return {
    rows: given.rows + created.length,
    fresh: given.fresh + times.filter(time => time > seenTo).length,
    created: times.at(-1) ?? given.created,
  }
}

/** Whether half of the rows or more were new. If not, many calls wait in a queue before they start. */
const hasAdvanced = ({ seenTo }: Window, { rows, fresh }: Given): boolean =>
  seenTo === undefined || fresh * 2 >= rows

/** Whole seconds where there are some between: Bandwidth documents its filters with whole seconds. */
const middle = ({ from, to }: Window): number => {
  const exact = Math.floor((from + to) / 2)
  const second = Math.floor(exact / 1_000) * 1_000
  return second > from ? second : exact
}

/**
 * What is left to ask for after a window gave as many calls as the list has at most. The list filters by start and sorts by creation, and
 * no call starts before it is created: those that are missing were created, and started, after the last one that was listed. So the
 * window is continued from the creation of that one, less 5 minutes, or less a quarter of what it advanced if that is less. Where this
 * mostly gives what was given before, the window is halved instead.
 *
 * @returns the windows, oldest first; undefined if the window cannot be made smaller
 */
export const windowsLeft = (window: Window, given: Given): readonly Window[] | undefined => {
  const { from, to } = window
  const { created } = given
  if (created !== undefined && created > from && created <= to && hasAdvanced(window, given)) {
    const overlap = Math.min(OVERLAP_MS, Math.floor((created - from) / 4))
    return [{ from: created - overlap, to, seenTo: created }]
  }
  if (to - from <= 1) return undefined
  const seen = created === undefined ? {} : { seenTo: Math.max(created, window.seenTo ?? 0) }
  const half = middle(window)
  return [
    { from, to: half, ...seen },
    { from: half, to, ...seen },
  ]
}
