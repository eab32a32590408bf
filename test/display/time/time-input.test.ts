import * as fc from 'fast-check'
import { readTime } from '../../../display/time/time-input'
import { UTC, zoneNamed, type Zone } from '../../../lambda/time/zone'
import { timestampOf, type Timestamp } from '../../../lambda/disconnect/timestamp'
import { timesIn } from '../../../display/time/time-text'

const zone = (name: string): Zone => zoneNamed(name) ?? UTC

const BERLIN = zone('Europe/Berlin')
const now = '2026-11-18T19:52:19.500Z' as Timestamp
const clock = { now, zone: zone('America/New_York') }

describe('in the zone of the command line', () => {
  test.each([
    ['now', '2026-11-18T19:52:19.500Z'],
    ['today', '2026-11-18T05:00:00.000Z'],
    ['Yesterday', '2026-11-17T05:00:00.000Z'],
    ['yesterday 14:00', '2026-11-17T19:00:00.000Z'],
    ['14:00', '2026-11-18T19:00:00.000Z'],
    ['9:05', '2026-11-18T14:05:00.000Z'],
    ['tomorrow', '2026-11-19T05:00:00.000Z'],
    ['14:00:07', '2026-11-18T19:00:07.000Z'],
    ['2h30m', '2026-11-18T17:22:19.500Z'],
    ['1w', '2026-11-11T19:52:19.500Z'],
    ['2026-11-18', '2026-11-18T05:00:00.000Z'],
    ['2026-07-01', '2026-07-01T04:00:00.000Z'],
    ['2026-11-18 14:00', '2026-11-18T19:00:00.000Z'],
    ['2026-11-18T14:00:01.250', '2026-11-18T19:00:01.250Z'],
    ['11-18 14:52:12', '2026-11-18T19:52:12.000Z'],
    ['12-24', '2025-12-24T05:00:00.000Z'],
    ['02-29 12:00', '2024-02-29T17:00:00.000Z'],
    [' 2026-11-18 ', '2026-11-18T05:00:00.000Z'],
  ])('%s', (text, time) => {
    expect(readTime(text, clock, 'first')).toBe(time)
  })
})

test.each([
  ['2026-11-18T14:00Z', '2026-11-18T14:00:00.000Z'],
  ['2026-11-18 14:00 UTC', '2026-11-18T14:00:00.000Z'],
  ['2026-03-14 10:26:53.589 +01:00', '2026-03-14T09:26:53.589Z'],
  ['10-25 02:30:00+02:00', '2026-10-25T00:30:00.000Z'],
])('an offset decides, whatever the zone: %s', (text, time) => {
  expect(readTime(text, clock, 'first')).toBe(time)
})

test.each(
  [
    [
      '',
      'soon',
      '5',
      '24:00',
      '14',
      '2026-13-01',
      '2026-02-30',
      '02-30',
      'today 25:00',
      'now 14:00',
      '1h2d',
      '18.11.2026',
    ],
  ].flat(),
)('no time: %j', text => {
  expect(readTime(text, clock, 'first')).toBeUndefined()
})

test('where clocks show a time twice, --since means the first and --until the last', () => {
  const read = (which: 'first' | 'last') => readTime('2026-10-25 02:30', { now, zone: BERLIN }, which)
  expect([read('first'), read('last')]).toStrictEqual([
    '2026-10-25T00:30:00.000Z',
    '2026-10-25T01:30:00.000Z',
  ])
})

test('a time that clocks skip is as long after the hour before it', () => {
  expect(readTime('2026-03-29 02:30', { now, zone: BERLIN }, 'first')).toBe('2026-03-29T01:30:00.000Z')
})

test('a day begins at midnight, or where the clocks begin it', () => {
  expect(readTime('2026-09-06', { now, zone: zone('America/Santiago') }, 'first')).toBe(
    '2026-09-06T04:00:00.000Z',
  )
})

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Apia',
]

test('each time that is shown can be asked back: it is read as the same second, in every zone', () => {
  const aTime = fc.oneof(
    fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2028-11-18') }),
    fc.integer({ min: Date.parse('2025-11-01'), max: Date.parse('2026-11-30') }),
    // Around the changes of the clocks.
    fc
      .constantFrom('2026-10-25T01:00Z', '2026-03-29T01:00Z', '2026-11-01T06:00Z', '2026-04-04T15:00Z')
      .chain(change => fc.integer({ min: -7_200_000, max: 7_200_000 }).map(ms => Date.parse(change) + ms)),
  )
  fc.assert(
    fc.property(aTime, fc.constantFrom(...ZONES), (ms, name) => {
      const [there, time] = [zone(name), timestampOf(ms)]
      const texts = timesIn(there, () => Date.parse(now))
      const second = `${time.slice(0, 19)}.000Z`
      const back = (text: string) => readTime(text, { now, zone: there }, 'first')
      expect(back(texts.full(time))).toBe(second)
      expect(back(texts.exact(time))).toBe(time)
      expect(back(texts.short(time))).toBe(second)
    }),
    { numRuns: 2_000 },
  )
})

test('a zone has the name that was given, in its usual spelling', () => {
  const names = ['Asia/Kolkata', 'europe/berlin', 'EST', 'utc', 'Etc/UTC']
  expect(names.map(name => zone(name).name())).toStrictEqual([
    'Asia/Kolkata',
    'Europe/Berlin',
    'EST',
    'UTC',
    'UTC',
  ])
})
