import { secondsFlag } from '../../../cli/flags/flag'

const BOUNDS = { from: 0.1, to: 120 }

test.each([
  ['90', 90],
  ['0.5', 0.5],
  ['1m30s', 90],
  ['500ms', 0.5],
])('%s are %d seconds', (text, seconds) => {
  expect(secondsFlag('--timeout', text, BOUNDS)).toBe(seconds)
})

test.each([
  ['soon', /^--timeout: expected a number of seconds, or a duration such as 90s or 2m$/],
  ['2h', /^--timeout: expected a number from 0\.1 to 120$/],
])('%s is refused', (text, message) => {
  expect(() => secondsFlag('--timeout', text, BOUNDS)).toThrow(message)
})
