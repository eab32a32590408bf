import type { Timestamp } from '../../../../lambda/disconnect/timestamp'
import type { Cause } from '../../../../lambda/disconnect/cause'
import { plan } from '../../../../lambda/dynamodb/find/plan'
import { DEFAULT_SHARDS } from '../../../../lambda/dynamodb/keys'
import { timelineRange } from '../../../../lambda/dynamodb/find/timeline-range'
import type { Question } from '../../../../lambda/question/question'

const UPGRADED = '2026-03-04T12:00:00.000Z' as Timestamp

const startsOf = (order: Question['order'], after?: string) => {
  const question: Question = { order, cause: { _tag: 'none', causes: ['hangup' as Cause] } }
  const planned = plan(question, timelineRange(question, after), {
    readShards: DEFAULT_SHARDS,
    oldKeysUntil: UPGRADED,
  })
  return [...new Set(planned.map(({ start }) => start))]
}

test.each(['newest', 'oldest'] as const)(
  'a page that ended where the keys change is followed by one that reads the other keys at once: %s first',
  order => {
    const starts = startsOf(order)
    expect(starts).toHaveLength(2)
    const boundary = starts.find(start => start !== undefined)
    expect(boundary).toMatch(/^2026-03-04T1[12]:[05][09]:[05][09]\.(?:000|999)Z#[-z]{11}$/)
    expect(startsOf(order, boundary)).toStrictEqual([undefined])
  },
)
