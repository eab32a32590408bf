import { shareOf } from './completeness'
import type { Group, HourOfCalls } from './store'

/** The completeness of some hours. @param of only of these groups @returns undefined if no call in them counts */
export const shareOfHours = (
  hours: readonly Pick<HourOfCalls, 'accountId' | 'by'>[],
  of: Partial<Group> = {},
): number | undefined => {
  let counted = 0
  let arrived = 0
  const isWanted = (wanted: string | undefined, value: string | undefined): boolean =>
    wanted === undefined || wanted === value
  for (const { accountId, by } of hours) {
    if (!isWanted(of.accountId, accountId)) continue
    for (const calls of by) {
      const { applicationId, direction } = calls
      if (!isWanted(of.applicationId, applicationId) || !isWanted(of.direction, direction)) continue
      counted += calls.counted
      arrived += calls.arrived
    }
  }
  return shareOf(arrived, counted)
}
