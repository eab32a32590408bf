import { isRange, isRelative, rangeIn } from '../../web/range'
import { zoneNamed, UTC } from '../../lambda/time/zone'

const NOW = Date.parse('2026-11-18T19:52:00Z')
const newYork = zoneNamed('America/New_York') ?? UTC

const rangeOf = (query: string, zone = newYork) => rangeIn(new URLSearchParams(query), '24h', zone, NOW)

test('without a time in the address, the last day is shown', () => {
  expect(rangeOf('')).toStrictEqual({
    since: '2026-11-17T19:52:00.000Z',
    until: '2026-11-18T19:52:00.000Z',
    isLive: true,
  })
})

test('times are those of the reader’s zone, as people type them', () => {
  expect(rangeOf('since=13:45&until=14:45')).toMatchObject({
    since: '2026-11-18T18:45:00.000Z',
    until: '2026-11-18T19:45:00.000Z',
    isLive: false,
  })
  expect(rangeOf('since=yesterday', UTC)).toMatchObject({ since: '2026-11-17T00:00:00.000Z' })
})

test('a time that is none says which one, and what is expected, but not what it was', () => {
  const wrong = rangeOf('since=yesterdy')
  expect(isRange(wrong)).toBe(false)
  expect(wrong).toMatchObject({ name: 'since', expected: expect.stringContaining('yesterday') as string })
  expect(JSON.stringify(wrong)).not.toContain('yesterdy')
  expect(rangeOf('since=1h&until=2h')).toMatchObject({ name: 'until' })
})

test('only a time ago means another time later', () => {
  expect(['24h', '7d', 'yesterday', '2026-11-18'].map(isRelative)).toStrictEqual([true, true, false, false])
})

test('a period without length is none', () => {
  expect(rangeOf('since=2026-11-18T12:00:00Z&until=2026-11-18T12:00:00Z')).toMatchObject({ name: 'until' })
})
