import { durationMs } from '../../../lambda/question/duration'

test.each([
  ['500ms', 500],
  ['6s', 6_000],
  ['2m', 120_000],
  ['2h30m', 9_000_000],
  ['4m 36s', 276_000],
  ['1h 02m', 3_720_000],
  ['7d', 604_800_000],
  ['1w', 604_800_000],
  ['1w2d3h4m5s6ms', 788_645_006],
  ['  90m ', 5_400_000],
  ['0s', 0],
])('%s is %d ms', (text, ms) => {
  expect(durationMs(text)).toBe(ms)
})

test.each([
  '',
  '5',
  's',
  '1.5h',
  '-1h',
  '1h2d',
  '1m1m',
  '1m  2s',
  '1hour',
  '2 h',
  '1M',
  '9999999999999s',
  '999999999999w',
])('no duration: %j', text => {
  expect(durationMs(text)).toBeUndefined()
})
