import { grouped } from '../../display/text/numbers'
import type { Activity } from '../../console/answers/activity'
import { epochMs } from '../../lambda/disconnect/timestamp'
import { callsIn, callsWithin } from './strip-period'
import type { Calls } from './use-calls'
import { isAll, type Question } from './use-question'

/** How many calls match, if that is known. */
export const matchingOf = (
  question: Question | undefined,
  calls: Calls,
  activity: Activity | undefined,
): number | undefined => {
  if (question === undefined) return undefined
  if (calls.isWhole) return calls.items.length
  if (activity?.isWhole !== true) return undefined
  const { since, until } = question.range
  return isAll(question)
    ? callsIn(activity.spans)
    : callsWithin(activity.spans, epochMs(since), epochMs(until))
}

/** What is going on. */
export const statusOf = ({ items, isLoading, unreadable }: Calls): string =>
  [
    isLoading ? (items.length === 0 ? 'reading…' : `${grouped(items.length)} read…`) : '',
    unreadable > 0 ? `${grouped(unreadable)} that this version cannot read` : '',
  ]
    .filter(text => text !== '')
    .join('; ')
