import type { Share } from '../../lambda/report/statistics'
import { changeText, isBeyondChance, isLopsided, marginText, percent } from '../../display/text/share-text'

/** What has no value. */
export const NONE = '–'

/** `57.5 ±0.7`, or only the ends of a lopsided interval: `71.7-85.4`. */
export const shareText = (share: Share | undefined): string => {
  if (share === undefined) return NONE
  const { value, low, high } = share
  return isLopsided(share) ? `${percent(low)}-${percent(high)}` : `${percent(value)} ${marginText(share)}`
}

/** A change from one period to the other. */
export type Change = { readonly difference: number; readonly isBeyondChance: boolean }

export const changeOf = (now: Share | undefined, before: Share | undefined): Change | undefined =>
  now && before && { difference: now.value - before.value, isBeyondChance: isBeyondChance(now, before) }

/** What marks a change that is larger than chance makes it, with and without colours. */
export const BEYOND_CHANCE = '*'

/** `−2.3*`: in points, with a mark if it is beyond chance. */
export const pointsText = (change: Change | undefined): string =>
  change === undefined
    ? `${NONE} `
    : `${changeText(change.difference)}${change.isBeyondChance ? BEYOND_CHANCE : ' '}`

/** How much more calls there are than before, in percent: of none, any is new. */
export const amountText = (now: number, before: number): string => {
  if (before > 0) return changeText(now / before - 1)
  return now > 0 ? 'new' : NONE
}
