import type { NamedFinding, Waits } from '../../../cli/check/finding'
import { reportOf, summaryText } from '../../../cli/check/report'

const failed = (name: string, waits?: Waits): NamedFinding => ({
  name,
  result: 'failure',
  means: 'm',
  do: 'd',
  ...(waits === undefined ? {} : { waits }),
})

const summaryOf = (...checks: readonly NamedFinding[]): string =>
  summaryText(
    reportOf({ target: { twin: 't', host: 'h' }, version: '1', interrupted: false, checks }, 0, 1_000),
  )

test('callbacks that wait in the overflow queue are not called lost', () => {
  expect(summaryOf(failed('POST', 'yes'), failed('draining', 'yes'))).toMatch(
    /: callbacks wait in the overflow queue, and are not lost yet/,
  )
  expect(summaryOf(failed('POST', 'yes'), failed('GET', 'maybe'))).toMatch(
    /: callbacks are acknowledged, but not on record/,
  )
  expect(summaryOf(failed('POST', 'yes'), failed('GET'))).toMatch(/: callbacks are or would be lost/)
})

test('if only the challenge failed, the URL with the key works', () => {
  const key: NamedFinding = { name: 'key in the URL', result: 'ok', means: 'm' }
  const summary = summaryOf(failed('challenge'), key)
  expect(summary).toMatch(/: with the key in the URL callbacks arrive; with Basic they do not if Bandwidth/)
  expect(summary).toContain('--no-challenge')
  expect(summaryOf(failed('challenge'))).toMatch(/: callbacks are or would be lost/)
})
