const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const

const FULL = '█'
const WITHIN = '▒'
const EMPTY = '·'

/** A bar as long as the share of its width, to an eighth of a character. @param share from 0 to 1 */
export const barOf = (share: number, width: number): string => {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * width * EIGHTHS.length)
  return `${FULL.repeat(Math.floor(eighths / EIGHTHS.length))}${EIGHTHS[eighths % EIGHTHS.length] ?? ''}`
}

/** The same, with dots up to the whole width. */
export const barOfAll = (share: number, width: number): string => barOf(share, width).padEnd(width, EMPTY)

/** Of a share that is not known better: a bar up to the lower end of its interval, and where it may lie. */
export const intervalBar = (low: number, high: number, width: number): string => {
  const from = Math.min(width - 1, Math.floor(low * width))
  const to = Math.max(from + 1, Math.ceil(high * width))
  return `${FULL.repeat(from)}${WITHIN.repeat(to - from)}`.padEnd(width, EMPTY)
}
