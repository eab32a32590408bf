import { CONSOLE_PATHS } from '../../console/answers/paths'
import type { Activity } from '../../console/answers/activity'
import { type Answer, useLines } from '../api/use-answer'
import { useReader } from '../reader'
import type { Question } from './use-question'

/** The calls around the period that is asked for. */
export const useActivity = (
  question: Question | undefined,
  filters: Question['filters'],
): Answer<Activity> => {
  const { zone } = useReader()
  return useLines<Activity>(question === undefined ? undefined : CONSOLE_PATHS.activity, [
    ...filters,
    ['since', question?.strip.since ?? ''],
    ['until', question?.strip.until ?? ''],
    ['tz', zone.name()],
  ])
}
