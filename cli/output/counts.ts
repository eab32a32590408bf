import { grouped } from '../../display/text/numbers'
import { visible } from '../../display/text/visible-text'

/** A line for each count, with the numbers aligned. */
export const countsText = (counts: Readonly<Record<string, number>>): string => {
  const rows = Object.entries(counts).map(([name, count]) => [visible(name), grouped(count)] as const)
  const nameWidth = Math.max(0, ...rows.map(([name]) => name.length))
  const countWidth = Math.max(0, ...rows.map(([, count]) => count.length))
  return rows.map(([name, count]) => `${name.padEnd(nameWidth)}  ${count.padStart(countWidth)}\n`).join('')
}
