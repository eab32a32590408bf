import type { Activity, ActivitySpan } from '../../../console/answers/activity'
import { HOUR_MS, MINUTE_MS } from '../../../lambda/disconnect/time-units'
import { type Timestamp, timestampOf } from '../../../lambda/disconnect/timestamp'
import { UTC, zoneNamed } from '../../../lambda/time/zone'
import { besides, shifted, sumsIn, weekBefore } from '../../../web/now/week-before'

const at = (text: string): Timestamp => timestampOf(Date.parse(text))

const span = (from: string, calls: number): ActivitySpan => ({
  fromMs: Date.parse(from),
  toMs: Date.parse(from) + 15 * MINUTE_MS,
  calls,
  answered: calls / 2,
  causes: { error: calls },
})

test('the week before has the same times of day, also when clocks were changed in between', () => {
  const berlin = zoneNamed('Europe/Berlin') ?? UTC
  const { since } = weekBefore(
    { since: at('2026-10-27T11:00:00Z'), until: at('2026-10-28T11:00:00Z') },
    berlin,
  )
  expect(since).toBe('2026-10-20T10:00:00.000Z')
})

test('a part of the week before stands beside the part a week later', () => {
  const period = { since: at('2026-11-18T14:00:00Z'), until: at('2026-11-18T14:30:00Z') }
  const before = { spans: [span('2026-11-11T14:15:00Z', 4)] } as unknown as Activity
  const now = [span('2026-11-18T14:00:00Z', 1), span('2026-11-18T14:15:00Z', 1)]
  expect(besides(now, shifted(before, period, UTC)).map(each => each?.calls)).toStrictEqual([undefined, 4])
})

test('of a part that only half lies in the range, half of the calls count', () => {
  const spans = [span('2026-11-18T14:00:00Z', 40), span('2026-11-18T14:15:00Z', 40)]
  const fromMs = Date.parse('2026-11-18T14:07:30Z')
  const { calls, answered, failed, causes } = sumsIn(spans, { fromMs, toMs: fromMs + HOUR_MS })
  expect({ calls, answered, failed, error: causes.get('error') }).toStrictEqual({
    calls: 60,
    answered: 30,
    failed: 60,
    error: 60,
  })
})

test('parts outside of the range count nothing', () => {
  const spans = [span('2026-11-18T10:00:00Z', 40), span('2026-11-18T14:00:00Z', 40)]
  const fromMs = Date.parse('2026-11-18T14:00:00Z')
  expect(sumsIn(spans, { fromMs, toMs: fromMs + HOUR_MS }).calls).toBe(40)
})
