import { type Cause, causeClass } from '../../../lambda/disconnect/cause'
import type { CallTable } from '../../../lambda/report/call-table'

/** The classes of calls that failed, in the order of stacks: the lowest first. */
export const FAILED = ['application', 'limit', 'platform'] as const
export type Failed = (typeof FAILED)[number]

const isFailed = (name: string): name is Failed => (FAILED as readonly string[]).includes(name)

/** Why the call of a row failed. @returns undefined if it did not */
export const failedIn = (table: CallTable): ((row: number) => Failed | undefined) => {
  const column = table.text('cause')
  const classes = column.texts.map(cause => {
    const name = cause === undefined ? 'normal' : causeClass(cause as Cause)
    return isFailed(name) ? name : undefined
  })
  return row => classes[column.at(row)]
}
