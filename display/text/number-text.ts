import type { Share } from '../../lambda/report/statistics'
import { changeText, isLopsided, marginText as plainMargin, percent } from './share-text'

/** `±0.3`, or the ends of the interval if it is lopsided: `0.4–5.4`. */
export const marginText = (share: Share): string =>
  isLopsided(share) ? `${percent(share.low)}–${percent(share.high)}` : plainMargin(share)

/** `+0.4`, `−9.1`, `±0.0`: in percentage points. */
export const pointsText = (now: number, before: number): string => changeText(now - before)

/** `67 of 100`; `2.5 of 100`, where a whole number says too little. */
export const ofHundred = (share: number): string => {
  const hundredths = share * 100
  if (share > 0 && hundredths < 0.1) return 'fewer than 1 of 1,000'
  const rounded = hundredths.toFixed(hundredths < 10 && hundredths > 0 ? 1 : 0)
  // Not all, unless it is all.
  return `${rounded === '100' && share < 1 ? '99' : rounded} of 100`
}
