import { bucketsIn } from '../../lambda/report/buckets'
import type { CallTable } from '../../lambda/report/call-table'
import { type Share, shareOf } from '../../lambda/report/statistics'
import type { Zone } from '../../lambda/time/zone'
import { failedIn } from './failed-rows'

/** The calls that ended in an hour of a weekday. */
export type WeekdayHour = {
  /** 1 (Monday) to 7 */
  readonly weekday: number
  /** 0 to 23 */
  readonly hour: number
  readonly calls: number
  readonly answered: number
  readonly failed: number
  /** Of the calls that failed. */
  readonly share: Share | undefined
  /** The highest of the seven steps, from 0, that the lower end of the interval reaches; undefined for too few calls to tell. */
  readonly level: number | undefined
}

/** Where the steps begin. */
export const LEVELS = [0, 0.01, 0.02, 0.04, 0.08, 0.12, 0.2] as const

export const CALLS_MIN = 30

const levelOf = (calls: number, share: Share | undefined): number | undefined =>
  share === undefined || calls < CALLS_MIN ? undefined : LEVELS.findLastIndex(level => share.low >= level)

/** All hours of a week, Monday first. */
export const weekdayHours = (table: CallTable, zone: Zone): readonly WeekdayHour[] => {
  const bucketsAt = bucketsIn(zone)
  const failedAt = failedIn(table)
  const cells = Array.from({ length: 7 * 24 }, () => ({ calls: 0, answered: 0, failed: 0 }))
  for (let row = 0; row < table.length; row++) {
    const { weekday, hourOfDay } = bucketsAt(table.number('endedMs', row))
    const cell = cells[(weekday - 1) * 24 + hourOfDay]
    if (cell === undefined) continue
    cell.calls++
    if (table.isAnswered(row)) cell.answered++
    if (failedAt(row) !== undefined) cell.failed++
  }
  return cells.map((cell, i) => {
    const share = shareOf(cell.failed, cell.calls)
    return {
      weekday: Math.floor(i / 24) + 1,
      hour: i % 24,
      ...cell,
      share,
      level: levelOf(cell.calls, share),
    }
  })
}
