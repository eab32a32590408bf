import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lambda/disconnect/time-units'

let numberFormat: Intl.NumberFormat | undefined

/** `1,234,567`. The format is created when it is first needed: it takes some MB, and an export has no use for it. */
export const grouped = (count: number): string =>
  (numberFormat ??= new Intl.NumberFormat('en-US')).format(count)

/** `1 record`, `2,000 records`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${grouped(count)} ${count === 1 ? noun : plural}`

const UNITS = [
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
  ['second', SECOND_MS],
] as const

/** `3 days`: in the largest unit of which there is at least one. */
export const roughDuration = (ms: number): string => {
  const [unit, length] = UNITS.find(([, each]) => ms >= each) ?? UNITS[3]
  return counted(Math.max(0, Math.floor(ms / length)), unit)
}

/** `a`, `a and b`, `a, b and c`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
