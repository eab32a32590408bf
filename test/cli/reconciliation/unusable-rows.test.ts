import { unusableRows } from '../../../cli/reconciliation/unusable-rows'

const NO_END = [{ path: 'endTime', expected: 'the time at which the call ended' }]

test('rows are named by their call ids, with what was expected of them', () => {
  const rows = unusableRows()
  rows.add(NO_END, 'c-1')
  rows.add(NO_END, undefined)
  expect(rows.text()).toBe(
    [
      '2 rows of the list cannot be read or stored. Expected was:',
      'endTime: the time at which the call ended  2',
      'They are:',
      '  c-1',
      '  one without a call id',
    ].join('\n'),
  )
})

test('of many rows the first ten are named, and no name controls the terminal or is longer than a line', () => {
  const rows = unusableRows()
  for (let i = 0; i < 1_000; i++) rows.add(NO_END, `\u001b[31m${i}${'x'.repeat(2_000)}`)
  const lines = rows.text().split('\n')
  expect(lines).toHaveLength(13)
  expect(lines).toContain('The first 10 of them:')
  expect(rows.text()).not.toContain('\u001b')
  expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(80)
})
