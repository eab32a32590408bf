import type { Violation } from '../../lambda/codec/decode'

/** `startTime: an ISO 8601 time`; only the expectation if it is about the whole input. */
export const violationText = ({ path, expected }: Violation): string =>
  path === '' ? expected : `${path}: ${expected}`

/** Why something could not be decoded. */
export const reasonOf = (violations: readonly Violation[]): string => violations.map(violationText).join('; ')

const REASONS_MAX = 100

/** Counts reasons. There are few, unless somebody sends made-up input. */
export const tally = () => {
  const counts = new Map<string, number>()
  const sorted = (): readonly (readonly [reason: string, count: number])[] =>
    [...counts].sort(([, a], [, b]) => b - a)
  return {
    add: (reason: string): void => {
      const known = counts.has(reason) || counts.size < REASONS_MAX ? reason : 'other reasons'
      counts.set(known, (counts.get(known) ?? 0) + 1)
    },
    total: (): number => [...counts.values()].reduce((sum, count) => sum + count, 0),
    sorted,
    most: (limit: number): Readonly<Record<string, number>> => Object.fromEntries(sorted().slice(0, limit)),
  }
}
