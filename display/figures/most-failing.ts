import type { CallTable } from '../../lambda/report/call-table'
import type { TextDimensionName } from '../../lambda/report/dimensions'
import { failedIn } from './failed-rows'

export type Failing = { readonly text: string; readonly failed: number; readonly calls: number }

export type MostFailing = {
  readonly first: readonly Failing[]
  /** How many more have calls that failed. */
  readonly others: number
}

/** The values of a column with the most calls that failed. */
export const mostFailing = (table: CallTable, name: TextDimensionName, most: number): MostFailing => {
  const column = table.text(name)
  const failedAt = failedIn(table)
  const counts = column.texts.map(() => ({ failed: 0, calls: 0 }))
  for (let row = 0; row < table.length; row++) {
    const count = counts[column.at(row)]
    if (count === undefined) continue
    count.calls++
    if (failedAt(row) !== undefined) count.failed++
  }
  const failing = column.texts
    .flatMap((text, i): Failing[] => {
      const { failed, calls } = counts[i] ?? { failed: 0, calls: 0 }
      return text === undefined || failed === 0 ? [] : [{ text, failed, calls }]
    })
    .sort((a, b) => b.failed - a.failed || b.calls - a.calls || (a.text < b.text ? -1 : 1))
  return { first: failing.slice(0, most), others: Math.max(0, failing.length - most) }
}
