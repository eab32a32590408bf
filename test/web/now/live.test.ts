import type { Activity } from '../../../console/answers/activity'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { DAY_MS, MINUTE_MS } from '../../../lambda/disconnect/time-units'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import { UTC } from '../../../lambda/time/zone'
import { spansOf } from '../../../display/time/time-steps'
import { NEWEST, NOTHING, spansUntil, withoutBefore, withRecords } from '../../../web/now/live'

const UNTIL_MS = Date.parse('2026-11-18T14:50:00Z')
const SINCE_MS = UNTIL_MS - DAY_MS

const call = (callId: string, endedMs: number, more: Partial<Disconnect> = {}): Disconnect =>
  ({
    callId,
    eventType: 'disconnect',
    endTime: timestampOf(endedMs),
    answered: true,
    cause: 'hangup',
    ...more,
  }) as Disconnect

const activity: Activity = {
  since: timestampOf(SINCE_MS),
  until: timestampOf(UNTIL_MS),
  step: '15 minutes',
  spans: spansOf(
    { sinceMs: SINCE_MS, untilMs: UNTIL_MS, zone: UTC },
    { name: '15 minutes', ms: 15 * MINUTE_MS },
  ).map(span => ({ ...span, calls: 1, answered: 1, causes: { hangup: 1 } })),
  reachedMs: SINCE_MS,
  isWhole: true,
  unreadable: 0,
}

const total = (spans: Activity['spans']): number => spans.reduce((sum, { calls }) => sum + calls, 0)

test('a call that came since is added to its quarter of an hour, once', () => {
  const record = call('c-1', UNTIL_MS + MINUTE_MS, {
    cause: 'error' as Disconnect['cause'] & string,
    answered: false,
  })
  const live = withRecords(withRecords(NOTHING, [record]), [record])
  const spans = spansUntil(activity, live, UNTIL_MS + 2 * MINUTE_MS, UTC)
  expect(total(spans)).toBe(total(activity.spans) + 1)
  expect(spans.at(-1)).toStrictEqual({
    fromMs: Date.parse('2026-11-18T14:45:00Z'),
    toMs: UNTIL_MS + 2 * MINUTE_MS,
    calls: 2,
    answered: 1,
    causes: { hangup: 1, error: 1 },
  })
})

test('a call that the activity has is not counted again', () => {
  const live = withRecords(NOTHING, [call('c-1', UNTIL_MS - 1)])
  expect(total(spansUntil(activity, live, UNTIL_MS, UTC))).toBe(total(activity.spans))
})

test('a call whose clock is ahead counts in the last part', () => {
  const live = withRecords(NOTHING, [call('c-1', UNTIL_MS + DAY_MS)])
  expect(spansUntil(activity, live, UNTIL_MS + 1, UTC).at(-1)?.calls).toBe(2)
})

test('parts slide: new ones begin at round times, and those older than a day go', () => {
  const spans = spansUntil(activity, NOTHING, UNTIL_MS + 20 * MINUTE_MS, UTC)
  expect(spans.slice(-3).map(({ fromMs }) => timestampOf(fromMs).slice(11, 16))).toStrictEqual([
    '14:30',
    '14:45',
    '15:00',
  ])
  expect(spans[0]?.toMs).toBeGreaterThan(UNTIL_MS + 20 * MINUTE_MS - DAY_MS)
  expect(spans).toHaveLength(activity.spans.length)
})

test('a cause that is the name of what every object has is counted like any other', () => {
  const record = call('c-1', UNTIL_MS, { cause: 'constructor' as Disconnect['cause'] & string })
  const spans = spansUntil(activity, withRecords(NOTHING, [record]), UNTIL_MS + 1, UTC)
  expect(spans.at(-1)?.causes).toStrictEqual({ hangup: 1, constructor: 1 })
})

test('the newest calls are shown, and only those that came while somebody looked are fresh', () => {
  const first = Array.from({ length: NEWEST }, (_, i) => call(`c-${i}`, UNTIL_MS - i))
  const live = withRecords(withRecords(NOTHING, first, true), [call('c-new', UNTIL_MS + 1)])
  expect(live.newest.map(({ callId }) => callId)).toStrictEqual([
    'c-new',
    ...first.slice(0, -1).map(({ callId }) => callId),
  ])
  expect(live.fresh.size).toBe(1)
})

test('after everything is read again, only what is newer is kept beside it', () => {
  const live = withRecords(NOTHING, [call('c-1', UNTIL_MS), call('c-2', UNTIL_MS + 1)])
  expect(withoutBefore(live, UNTIL_MS + 1).calls.size).toBe(1)
  expect(withoutBefore(live, UNTIL_MS)).toBe(live)
})

test('reading what is known already draws nothing anew', () => {
  const records = [call('c-1', UNTIL_MS + MINUTE_MS)]
  const live = withRecords(NOTHING, records)
  expect(withRecords(live, records)).toBe(live)
})
