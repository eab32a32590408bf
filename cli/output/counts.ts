import type { Violation } from '../../lambda/codec/decode'
import { grouped } from '../../display/text/numbers'
import { visible } from '../../display/text/visible-text'

/** A line for each count, with the numbers aligned. */
export const countsText = (counts: Readonly<Record<string, number>>): string => {
  const rows = Object.entries(counts).map(([name, count]) => [visible(name), grouped(count)] as const)
  const nameWidth = Math.max(0, ...rows.map(([name]) => name.length))
  const countWidth = Math.max(0, ...rows.map(([, count]) => count.length))
  return rows.map(([name, count]) => `${name.padEnd(nameWidth)}  ${count.padStart(countWidth)}\n`).join('')
}

/** `startTime: an ISO 8601 time`; only the expectation if it is about the whole input. */
export const violationText = ({ path, expected }: Violation): string =>
  path === '' ? expected : `${path}: ${expected}`

/** Why something could not be decoded. */
export const reasonOf = (violations: readonly Violation[]): string => violations.map(violationText).join('; ')

const REASONS_MAX = 100

/** Counts reasons. There are few, unless somebody sends made-up input. */
export const tally = () => {
  const counts = new Map<string, number>()
  return {
    add: (reason: string): void => {
      const known = counts.has(reason) || counts.size < REASONS_MAX ? reason : 'other reasons'
      counts.set(known, (counts.get(known) ?? 0) + 1)
    },
    total: (): number => [...counts.values()].reduce((sum, count) => sum + count, 0),
    most: (limit: number): Readonly<Record<string, number>> =>
      Object.fromEntries([...counts].sort(([, a], [, b]) => b - a).slice(0, limit)),
  }
}
