import type { Share } from '../../lambda/report/statistics'

const MINUS = '−'

/** `67.4` */
export const percent = (share: number): string => (share * 100).toFixed(1)

/** From this many points on, the two sides of an interval differ so much that its ends are shown. */
const LOPSIDED = 0.3

/** `±0.3`, or the ends of the interval if it is lopsided: `0.4–5.4`. */
export const marginText = ({ value, low, high }: Share): string => {
  const [below, above] = [(value - low) * 100, (high - value) * 100]
  return Math.abs(above - below) >= LOPSIDED
    ? `${percent(low)}–${percent(high)}`
    : `±${(Math.max(above, below) || 0).toFixed(1)}`
}

/** `+0.4`, `−9.1`, `±0.0`: in percentage points. */
export const pointsText = (now: number, before: number): string => {
  const points = (now - before) * 100
  const text = Math.abs(points).toFixed(1)
  if (text === '0.0') return '±0.0'
  return `${points < 0 ? MINUS : '+'}${text}`
}

/** Whether chance alone is a poor reason for the difference: the two 95 % intervals do not overlap. */
export const isBeyondChance = (now: Share | undefined, before: Share | undefined): boolean =>
  now !== undefined && before !== undefined && (now.low > before.high || now.high < before.low)

/** `67 of 100`; `2.5 of 100`, where a whole number says too little. */
export const ofHundred = (share: number): string => {
  const hundredths = share * 100
  if (share > 0 && hundredths < 0.1) return 'fewer than 1 of 1,000'
  const rounded = hundredths.toFixed(hundredths < 10 && hundredths > 0 ? 1 : 0)
  // Not all, unless it is all.
  return `${rounded === '100' && share < 1 ? '99' : rounded} of 100`
}

/** Completeness is rounded down, so that 100 means all. */
export const percentDown = (share: number): string => (Math.floor(share * 10_000) / 100).toFixed(2)
