const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

export const number = (count: number): string => count.toLocaleString('en-US')

export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${number(count)} ${count === 1 ? noun : plural}`

/** `3 days`: the largest unit of which there is one at least. */
export const lasting = (ms: number): string => {
  const [unit, length] = UNITS.find(([, each]) => ms >= each) ?? UNITS[3]
  return counted(Math.max(0, Math.floor(ms / length)), unit)
}

/** `a`, `a and b`, `a, b and c`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
