import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import type { Question } from '../../../lambda/question/question'
import { endedAt, timelineKey } from '../../../lambda/disconnect/timeline'

const matches = (question: Question, record: Disconnect): boolean => {
  const { cause, causeClass, number, minTalkMs, maxTalkMs, eventType, since, until } = question
  const time = endedAt(record)
  const equal = [
    'callId',
    'from',
    'to',
    'applicationId',
    'accountId',
    'tag',
    'direction',
    'answered',
  ] as const
  const causeNamed = cause?.causes.some(named => named === record.cause) ?? false
  return [
    record.conflict !== true,
    equal.every(name => question[name] === undefined || question[name] === record[name]),
    number === undefined || record.from === number || record.to === number,
    cause === undefined || causeNamed === (cause._tag === 'any'),
    causeClass === undefined || causeClass.some(wanted => wanted === record.causeClass),
    minTalkMs === undefined || (record.talkMs !== undefined && record.talkMs >= minTalkMs),
    maxTalkMs === undefined || (record.talkMs !== undefined && record.talkMs <= maxTalkMs),
    eventType === 'any' || record.eventType === eventType,
    since === undefined || time >= since,
    until === undefined || time < until,
  ].every(Boolean)
}

/** What a question asks for, found by looking at every record there is. */
export const naiveAnswer = (question: Question, records: readonly Disconnect[]): readonly Disconnect[] => {
  const sign = question.order === 'newest' ? -1 : 1
  return records
    .filter(record => matches(question, record))
    .sort((a, b) => (timelineKey(a) < timelineKey(b) ? -sign : sign))
}
