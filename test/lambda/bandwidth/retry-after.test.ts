import { retryAfterMs } from '../../../lambda/bandwidth/retry-after'

const NOW = Date.parse('2026-03-04T10:00:00Z')

const wait = (headers: Record<string, string>): number | undefined => retryAfterMs(new Headers(headers), NOW)

test.each([
  ['0', 0],
  ['1', 1_000],
  [' 120 ', 120_000],
  ['0.5', 500],
  ['Wed, 04 Mar 2026 10:00:30 GMT', 30_000],
  ['Wed, 04 Mar 2026 09:59:00 GMT', 0],
])('%j is %d ms', (sent, ms) => {
  expect(wait({ 'retry-after': sent })).toBe(ms)
})

test('a date is compared with the clock of the server', () => {
  const date = 'Wed, 04 Mar 2026 12:00:00 GMT'
  expect(wait({ date, 'retry-after': 'Wed, 04 Mar 2026 12:00:05 GMT' })).toBe(5_000)
})

test.each(['', 'soon', '-1', '1e9', 'Wed'])('%j is no wait', sent => {
  expect(wait({ 'retry-after': sent })).toBeUndefined()
})
