import { timestampOf } from '../../lambda/disconnect/timestamp'
import type { HourOfCalls } from '../../lambda/reconciliation/store'
import { shareOf } from '../../lambda/reconciliation/completeness'
import type { StackPlace } from '../places/place'
import { DAY_MS } from '../../lambda/disconnect/time-units'

/** The share of the listed calls of an application that arrived as callbacks, from 0 to 1. Absent where none is known. */
export type CompletenessOf = (applicationId: string) => number | undefined

/** The same as the default of `disconnects completeness`. */
const RANGE_MS = 7 * DAY_MS

const completenessIn =
  (hours: readonly HourOfCalls[]): CompletenessOf =>
  applicationId => {
    const counts = hours.flatMap(({ by }) => by).filter(group => group.applicationId === applicationId)
    const sum = (name: 'counted' | 'arrived'): number =>
      counts.reduce((total, count) => total + count[name], 0)
    return shareOf(sum('arrived'), sum('counted'))
  }

/**
 * Completeness of each application in the last 7 days, as the reconciliations of a stack found it.
 *
 * @throws CommandFailed if the table cannot be read
 */
export const storedCompleteness = async (
  place: StackPlace | undefined,
  accountId: string,
  now = Date.now(),
): Promise<CompletenessOf> => {
  if (place === undefined) return () => undefined
  const { reconciliation, orFail } = await place.tables()
  const hours = orFail(await reconciliation.hours(timestampOf(now - RANGE_MS), timestampOf(now))())
  return completenessIn(hours.filter(hour => hour.accountId === accountId))
}
