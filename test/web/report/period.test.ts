import { type Timestamp, timestampOf } from '../../../lambda/disconnect/timestamp'
import { beforeName, neighbour, periodTitle } from '../../../web/report/period'

const at = (text: string): Timestamp => timestampOf(Date.parse(text))

test.each([
  ['', 'Last 7 days'],
  ['since=7d', 'Last 7 days'],
  ['since=yesterday&until=today', 'Yesterday'],
  ['since=yesterday', undefined],
  ['since=7d&until=today', undefined],
])('the address %p is about: %p', (query, title) => {
  expect(periodTitle(new URLSearchParams(query))).toBe(title)
})

describe('[ and ]', () => {
  const range = { since: at('2026-11-11T12:00:00Z'), until: at('2026-11-13T12:00:00Z'), isLive: false }
  const nowMs = Date.parse('2026-11-15T00:00:00Z')

  test('go to the period before and after, of the same length', () => {
    expect(neighbour(range, -1, nowMs)).toStrictEqual({
      since: '2026-11-09T12:00:00.000Z',
      until: '2026-11-11T12:00:00.000Z',
    })
    expect(neighbour(range, 1, nowMs)?.since).toBe('2026-11-13T12:00:00.000Z')
  })

  test('do not go to a period that has not begun', () => {
    expect(neighbour(range, 1, Date.parse('2026-11-13T12:00:00Z'))).toBeUndefined()
  })
})

test.each([
  ['previous', 7, 'the 7 days before'],
  ['previous', 1, 'the day before'],
  ['previous', 0.4, 'the period before'],
  ['previousWeek', 1, 'a week earlier'],
  [undefined, 7, undefined],
])('what %p of %p days is compared with is called %p', (compare, days, name) => {
  expect(beforeName(compare, days)).toBe(name)
})
