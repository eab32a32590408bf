import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { isEnd } from '../../../lambda/disconnect/event-type'
import { endedAt, timelineKey } from '../../../lambda/disconnect/timeline'
import type { FilterName } from '../../../lambda/question/filters'
import type { Question } from '../../../lambda/question/question'

/** Whether a record meets a filter: written by hand, so that it disagrees if a condition in the table of filters is wrong. */
const MEETS: {
  readonly [Name in FilterName]: (value: NonNullable<Question[Name]>, record: Disconnect) => boolean
} = {
  callId: (value, { callId }) => callId === value,
  parentCallId: (value, { parentCallId }) => parentCallId === value,
  number: (value, { from, to }) => from === value || to === value,
  from: (value, { from }) => from === value,
  to: (value, { to }) => to === value,
  cause: ({ _tag, causes }, { cause }) => causes.some(one => one === cause) === (_tag === 'any'),
  causeClass: (classes, { causeClass }) => classes.some(one => one === causeClass),
  applicationId: (value, { applicationId }) => applicationId === value,
  accountId: (value, { accountId }) => accountId === value,
  tag: (value, { tag }) => tag === value,
  direction: (value, { direction }) => direction === value,
  answered: (value, { answered }) => answered === value,
  minTalkMs: (ms, { talkMs }) => talkMs !== undefined && talkMs >= ms,
  maxTalkMs: (ms, { talkMs }) => talkMs !== undefined && talkMs <= ms,
  source: (value, { source }) => source === value,
  eventType: (value, { eventType }) => value === 'any' || eventType === value,
}

const meets =
  (question: Question, record: Disconnect) =>
  (name: FilterName): boolean => {
    const value = question[name]
    return value === undefined || MEETS[name](value as never, record)
  }

const belongs = (question: Question, record: Disconnect): boolean => {
  const { eventType, since, until } = question
  const time = endedAt(record)
  return [
    record.conflict !== true,
    (Object.keys(MEETS) as FilterName[]).every(meets(question, record)),
    eventType !== undefined || isEnd(record.eventType),
    since === undefined || time >= since,
    until === undefined || time < until,
  ].every(Boolean)
}

/** The answer to a question, found by looking at every record. */
export const naiveAnswer = (question: Question, records: readonly Disconnect[]): readonly Disconnect[] => {
  const sign = question.order === 'newest' ? -1 : 1
  return records
    .filter(record => belongs(question, record))
    .sort((a, b) => (timelineKey(a) < timelineKey(b) ? -sign : sign))
}
