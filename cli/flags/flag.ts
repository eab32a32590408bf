import { wholeNumberExpected, wholeNumberOf, type Bounds } from '../../lambda/codec/whole-number'
import { durationMs } from '../../lambda/question/duration'
import { UsageError } from '../errors'

/** Accepts `3`, and `3.0`. @throws UsageError naming the flag, without the value */
export const wholeNumberFlag = (flag: string, text: string, bounds: Bounds): number => {
  const value = wholeNumberOf(text.replace(/\.0{1,9}$/, ''), bounds)
  if (value === undefined) throw new UsageError(`${flag}: expected ${wholeNumberExpected(bounds)}`)
  return value
}

/** Also accepts a fraction. @throws UsageError naming the flag, without the value */
export const numberFlag = (flag: string, text: string, { from, to }: Bounds): number => {
  const value = /^\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : NaN
  if (!(value >= from && value <= to))
    throw new UsageError(`${flag}: expected a number from ${from} to ${to}`)
  return value
}

/** Accepts seconds, or a duration such as 1m30s. @returns seconds @throws UsageError naming the flag, without the value */
export const secondsFlag = (flag: string, text: string, { from, to }: Bounds): number => {
  const ms = durationMs(text)
  if (ms === undefined && !/^[\d.]+$/.test(text.trim()))
    throw new UsageError(`${flag}: expected a number of seconds, or a duration such as 90s or 2m`)
  return numberFlag(flag, ms === undefined ? text : String(ms / 1_000), { from, to })
}
