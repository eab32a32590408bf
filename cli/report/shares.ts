import type { Figures } from '../../lambda/report/figures'
import { type Share, shareOf } from '../../lambda/report/statistics'

/** What has no value. */
export const NONE = '–'

/** An interval whose sides differ by this much or more is shown by its ends: `±` would be wrong. */
const LOPSIDED = 0.003

export const isLopsided = ({ value, low, high }: Share): boolean =>
  Math.abs(high - value - (value - low)) >= LOPSIDED

/** In percent, or in points of it. */
const tenths = (share: number): string => (share * 100).toFixed(1)

/** `57.5 ±0.7`, or the ends of a lopsided interval: `71.7-85.4`. */
export const shareText = (share: Share | undefined): string => {
  if (share === undefined) return NONE
  const { value, low, high } = share
  return isLopsided(share)
    ? `${tenths(low)}-${tenths(high)}`
    : `${tenths(value)} ±${tenths((high - low) / 2)}`
}

/** `+2.3`, `−0.4` or `±0.0`. */
const signed = (difference: number): string => {
  const text = Math.abs(difference * 100).toFixed(1)
  if (text === '0.0') return `±${text}`
  return `${difference < 0 ? '−' : '+'}${text}`
}

/** A change from one period to the other, and whether it is larger than chance makes it. */
export type Change = {
  readonly difference: number
  /** Whether the 95 % intervals of both do not overlap. */
  readonly isBeyondChance: boolean
}

export const changeOf = (now: Share | undefined, before: Share | undefined): Change | undefined =>
  now &&
  before && {
    difference: now.value - before.value,
    isBeyondChance: now.low > before.high || now.high < before.low,
  }

/** What marks a change that is larger than chance makes it, with and without colours. */
export const BEYOND_CHANCE = '*'

export const changeText = (change: Change | undefined): string =>
  change === undefined
    ? `${NONE} `
    : `${signed(change.difference)}${change.isBeyondChance ? BEYOND_CHANCE : ' '}`

/** How much more calls there are than before: of none, any is new. */
export const amountText = (now: number, before: number): string => {
  if (before > 0) return signed(now / before - 1)
  return now > 0 ? 'new' : NONE
}

export const failedShare = ({ failed, calls }: Pick<Figures, 'failed' | 'calls'>): Share | undefined =>
  shareOf(failed, calls)
