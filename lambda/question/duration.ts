/** The length of each unit in milliseconds, from the longest to the shortest. */
const UNIT_MS = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 }

/** Each unit at most once, the longest first, with or without a space between: `2h30m`, `4m 36s`. */
const DURATION = new RegExp(
  `^(?=\\d)${Object.keys(UNIT_MS)
    .map(unit => `(?:(?<${unit}>\\d{1,12})${unit}(?= |\\d|$) ?)?`)
    .join('')}$`,
)

/** @returns the milliseconds that a text such as `90s`, `2h30m`, `1w` or `500ms` stands for; undefined for any other text */
export const durationMs = (text: string): number | undefined => {
  const parts = DURATION.exec(text.trim())?.groups
  if (parts === undefined) return undefined
  const ms = Object.entries(UNIT_MS).reduce(
    (sum, [unit, length]) => sum + Number(parts[unit] ?? 0) * length,
    0,
  )
  return Number.isSafeInteger(ms) ? ms : undefined
}
