import { causeClass } from '../../lambda/disconnect/cause'
import type { CallTable } from '../../lambda/report/call-table'

export type CauseCount = { readonly cause: string; readonly calls: number }

/** The causes at either side of the call with which calls ended that nobody answered, those with the most first. */
export const unansweredCauses = (table: CallTable): readonly CauseCount[] => {
  const column = table.text('cause')
  const counts = column.texts.map(() => 0)
  for (let row = 0; row < table.length; row++)
    if (!table.isAnswered(row)) counts[column.at(row)] = (counts[column.at(row)] ?? 0) + 1
  return column.texts
    .flatMap((cause, i): CauseCount[] => {
      const calls = counts[i] ?? 0
      if (cause === undefined || calls === 0) return []
      return ['callee', 'caller'].includes(causeClass(cause)) ? [{ cause, calls }] : []
    })
    .sort((a, b) => b.calls - a.calls || (a.cause < b.cause ? -1 : 1))
}
