import { epochMs, timestampOf } from '../../disconnect/timestamp'
import { HourOfCalls, type ReconciliationStore } from '../../reconciliation/store'
import { recall, type Table } from './memory'

/** Sorts after every text that begins with the same characters. */
export const after = (prefix: string): string => `${prefix}~`

export const hourKey = (time: string): string => `hour#${time.slice(0, 13)}`

/** What reconciliation found in a range. */
export const hoursIn =
  (table: Table): ReconciliationStore['hours'] =>
  (since, until) =>
    recall(table, HourOfCalls)(hourKey(since), after(hourKey(timestampOf(epochMs(until) - 1))))
