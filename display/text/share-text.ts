import type { Share } from '../../lambda/report/statistics'

/** `67.4`, in percent, or in points of it. */
export const percent = (share: number): string => (share * 100).toFixed(1)

/** Floating point makes 5,699.999… of 0.57. */
const TINY = 1e-9

/** Rounded down, to two digits: only all of them are 100 %. */
export const percentDown = (share: number): string => (Math.floor(share * 10_000 + TINY) / 100).toFixed(2)

/** From here on, the two sides of an interval differ so much that its ends are shown. */
const LOPSIDED = 0.003

const sidesOf = ({ value, low, high }: Share): readonly [below: number, above: number] => [
  value - low,
  high - value,
]

/** Whether one margin for both sides of the figure would mislead. */
export const isLopsided = (share: Share): boolean => {
  const [below, above] = sidesOf(share)
  return Math.abs(above - below) >= LOPSIDED
}

/** `±0.3`: as much as the larger side. */
export const marginText = (share: Share): string => `±${percent(Math.max(0, ...sidesOf(share)))}`

/** `+2.3`, `−0.4` with a true minus, or `±0.0`. */
export const changeText = (difference: number): string => {
  const text = percent(Math.abs(difference))
  if (text === '0.0') return `±${text}`
  return `${difference < 0 ? '−' : '+'}${text}`
}

/** Whether chance alone is a poor reason for the difference: the two 95 % intervals do not overlap. */
export const isBeyondChance = (now: Share | undefined, before: Share | undefined): boolean =>
  now !== undefined && before !== undefined && (now.low > before.high || now.high < before.low)
