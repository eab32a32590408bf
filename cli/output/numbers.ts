let numberFormat: Intl.NumberFormat | undefined

/** `1,234,567`. The format is created when it is first needed: it takes some MB, and an export has no use for it. */
export const grouped = (count: number): string =>
  (numberFormat ??= new Intl.NumberFormat('en-US')).format(count)

/** `1 record`, `2,000 records`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${grouped(count)} ${count === 1 ? noun : plural}`

export const MINUTE_MS = 60_000

export const DAY_MS = 86_400_000

const UNITS = [
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', MINUTE_MS],
  ['second', 1_000],
] as const

/** `3 days`: in the largest unit of which there is at least one. */
export const roughDuration = (ms: number): string => {
  const [unit, length] = UNITS.find(([, each]) => ms >= each) ?? UNITS[3]
  return counted(Math.max(0, Math.floor(ms / length)), unit)
}

/** `a`, `a and b`, `a, b and c`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
