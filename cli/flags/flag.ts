import { wholeNumberExpected, wholeNumberOf, type Bounds } from '../../lambda/codec/whole-number'
import { UsageError } from '../errors'

/** `minTalkMs` → `--min-talk-ms`. */
export const flagOf = (name: string): string =>
  `--${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`

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
