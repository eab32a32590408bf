import { timesIn } from '../../../display/time/time-text'
import { reportTable } from '../../../cli/report/table'
import { zoneNamed } from '../../../lambda/time/zone'
import { UTC } from '../../../lambda/time/zone'
import { type DIMENSION_NAMES } from '../../../lambda/report/dimensions'
import { A_WEEK, figures } from '../../support/report/a-report'

const TIMES = timesIn(zoneNamed('America/New_York') ?? UTC, () => Date.parse('2026-11-18T19:52:00Z'))

const screen = (columns: number) => ({ columns, colours: false })

const tableAt = (columns: number, report = A_WEEK): readonly string[] =>
  reportTable(report, TIMES, screen(columns)).lines

test('at 80 columns a row has the calls, the shares with their margins, a bar, the talk and the most at once', () => {
  expect(tableAt(80)).toStrictEqual([
    'tag                calls   answered %  0      100    failed %    talk  at once',
    'Reminders         19,400    57.5 ±0.7  █████▊····    2.2 ±0.2     40s       14',
    'Support line      16,335    91.7 ±0.4  █████████▏    2.8 ±0.3  4m 01s       31',
    'Sales dialer      15,377    29.3 ±0.7  ██▉·······    3.0 ±0.3  1m 35s       15',
    'Two-factor voice  12,145    78.8 ±0.7  ███████▉··    1.9 ±0.3     21s        6',
    'Checkout IVR       8,134    97.4 ±0.4  █████████▊    2.7 ±0.4  1m 13s        9',
    'Returns line         131    71.7-85.4  ███████▒▒·     0.4-5.4  1m 55s        2',
    '──────────────────────────────────────────────────────────────────────────────',
    'all               71,522    67.4 ±0.3  ██████▊···    2.5 ±0.1  1m 49s       46',
  ])
})

test('at 120 columns it also has a longer bar, the 95th percentile of talk, the bounds of NER and the short calls', () => {
  const lines = tableAt(120)
  expect(lines[0]).toBe(
    'tag                calls   answered %  0       50      100     failed %    talk      p95    NER %  short %  at once',
  )
  expect(lines[1]).toBe(
    'Reminders         19,400    57.5 ±0.7  ███████████▌········    2.2 ±0.2     40s   2m 00s    74-99     14.1       14',
  )
  expect(lines[6]).toBe(
    'Returns line         131    71.7-85.4  ██████████████▒▒▒▒··     0.4-5.4  1m 55s   5m 41s    82-99      2.9        2',
  )
})

test('a call that few others stand beside is no certain share: its interval is shown, and its bar is shaded', () => {
  const few = { ...figures(3, 3, 0), key: { tag: 'few' } }
  const [, row = ''] = tableAt(80, { ...A_WEEK, groups: [few] })
  expect(row).toMatch(/^few +3 +43\.9-100\.0 {2}████▒▒▒▒▒▒ +0\.0-56\.1 /)
})

test('what has no value is a dash, and not a zero', () => {
  const none = { ...figures(0, 0, 0), key: {} }
  const [, row] = tableAt(80, { ...A_WEEK, groups: [none], total: none })
  expect(row).toMatch(/^– +0 +–$/)
})

test('a report that is not grouped has one row', () => {
  const lines = tableAt(80, { ...A_WEEK, by: [], groups: [{ ...A_WEEK.total, key: {} }] })
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(/^all {2}71,522 /)
})

const byOne = (
  name: (typeof DIMENSION_NAMES)[number],
  values: readonly (string | number)[],
  columns = 80,
) => {
  const groups = values.map(value => ({ ...figures(10, 5, 1), key: { [name]: value } }))
  const [heading = '', ...rows] = tableAt(columns, { ...A_WEEK, by: [name], groups })
  const end = heading.indexOf('  ')
  const keys = rows.slice(0, values.length).map(row => row.split(/ {2,}/)[0])
  return [heading.slice(0, end), ...keys]
}

test('times are written for people, with their offset in the hour that comes twice', () => {
  expect(
    byOne('hour', ['2026-11-01T00:00:00-04:00', '2026-11-01T01:00:00-04:00', '2026-11-01T01:00:00-05:00']),
  ).toStrictEqual(['hour', '11-01 00:00', '11-01 01:00-04:00', '11-01 01:00-05:00'])
  expect(byOne('day', ['2026-11-11T00:00:00-05:00'])).toStrictEqual(['day', 'Wed 2026-11-11'])
  expect(byOne('week', ['2026-11-09T00:00:00-05:00'])).toStrictEqual(['week from', 'Mon 2026-11-09'])
  expect(byOne('weekday', [1, 6, 7])).toStrictEqual(['weekday', 'Mon', 'Sat', 'Sun'])
  expect(byOne('hourOfDay', [0, 14])).toStrictEqual(['hour of day', '00:00', '14:00'])
})

const IDS = ['04e88489-df02-4e34-a0ee-27a91849555f', '04e88489-e001-4f00-8f00-000000000000']

test('the id of an application is whole if there is room, or else as long as distinguishes it', () => {
  expect(byOne('applicationId', IDS, 160)).toStrictEqual(['application', ...IDS])
  expect(byOne('applicationId', IDS.slice(0, 1))).toStrictEqual(['application', '04e88489'])
  expect(byOne('applicationId', IDS)).toStrictEqual(['application', '04e88489-d', '04e88489-e'])
  expect(
    byOne('applicationId', ['5e5510e5-7e57-4ca1-9900-000000000002', '5e5510e5-7e57-4ca1-9900-000000000003']),
  ).toStrictEqual(['application', '…0000002', '…0000003'])
})

test('the rest of the groups is marked as such', () => {
  const groups = [...A_WEEK.groups.slice(0, 1), { ...figures(10, 5, 1), key: {}, other: true as const }]
  expect(tableAt(80, { ...A_WEEK, groups })[2]).toMatch(/^all others +10 /)
})

const compared = (
  now: readonly [number, number, number],
  before: readonly [number, number, number],
  colours = false,
) => {
  const previous = figures(...before)
  const group = { ...figures(...now), key: { tag: 'a' }, previous }
  const report = { ...A_WEEK, previous: A_WEEK, groups: [group], total: { ...figures(...now), previous } }
  return reportTable(report, TIMES, { columns: 120, colours }).lines[1] ?? ''
}

test('changes stand beside the figures that were compared; those beyond chance are marked without colours, too', () => {
  const row = compared([1_000, 500, 20], [800, 480, 16])
  expect(row.split(/ {2,}/)).toStrictEqual(
    expect.arrayContaining(['1,000', '+25.0', '50.0 ±3.1', '−10.0*', '1.3-3.1', '±0.0']),
  )
  expect(compared([10, 5, 1], [0, 0, 0])).toMatch(/ new /)
})

test('a change for the worse is red if it is beyond chance; one for the better is bold', () => {
  const red = '\u001b[31m'
  const bold = '\u001b[1m'
  const worse = compared([1_000, 500, 20], [1_000, 600, 20], true)
  expect(worse).toContain(`${bold}${red}   −10.0*`)
  const better = compared([1_000, 600, 20], [1_000, 500, 20], true)
  expect(better).toContain(`${bold}   +10.0*`)
  expect(better).not.toContain(red)
  expect(compared([100, 50, 20], [100, 55, 15], true)).not.toContain(bold)
})
