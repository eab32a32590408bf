import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { decode } from '../../../lambda/codec/decode'
import { digitsBeyondMs, epochMs, Timestamp, timestampOf } from '../../../lambda/disconnect/timestamp'
import { arbitraryTimestamp } from '../../support/callbacks/arbitraries'
import { arbitrarySpelledTime } from '../../support/callbacks/arbitrary-times'

const read = decode(Timestamp)

const refused = E.left([{ path: '', expected: 'an ISO 8601 time such as 2022-06-17T22:19:40.375Z' }])

test.each([
  ['is kept with three digits', '2022-06-17T22:19:40.375Z', '2022-06-17T22:19:40.375Z'],
  ['may have no fraction', '2022-06-17T22:19:40Z', '2022-06-17T22:19:40.000Z'],
  ['may have 1 fraction digit', '2022-06-17T22:19:40.3Z', '2022-06-17T22:19:40.300Z'],
  ['may have 2 fraction digits', '2022-06-17T22:19:40.37Z', '2022-06-17T22:19:40.370Z'],
  ['may have 4 fraction digits', '2022-06-17T22:19:40.3759Z', '2022-06-17T22:19:40.375Z'],
  ['is cut to milliseconds, not rounded', '2022-05-04T18:06:49.821999999Z', '2022-05-04T18:06:49.821Z'],
  ['may have 9 fraction digits', '2022-05-04T18:06:49.821024168Z', '2022-05-04T18:06:49.821Z'],
  ['may have a decimal comma', '2022-06-17T22:19:40,375Z', '2022-06-17T22:19:40.375Z'],
  ['may lack seconds', '2022-06-17T22:20Z', '2022-06-17T22:20:00.000Z'],
  ['without a zone is UTC', '2022-06-17T22:19:40.375', '2022-06-17T22:19:40.375Z'],
  ['without seconds and zone is UTC', '2022-06-17T22:20', '2022-06-17T22:20:00.000Z'],
  ['may have a positive offset', '2022-06-18T00:19:40.375+02:00', '2022-06-17T22:19:40.375Z'],
  ['may have a negative offset', '2022-06-17T17:19:40.375-05:00', '2022-06-17T22:19:40.375Z'],
  ['may have an offset without a colon', '2022-06-17T17:19:40-0500', '2022-06-17T22:19:40.000Z'],
  ['may have an offset of part of an hour', '2022-06-18T04:04:40+05:45', '2022-06-17T22:19:40.000Z'],
  [
    'may have the + that a query string made a space',
    '2022-06-18T00:19:40 02:00',
    '2022-06-17T22:19:40.000Z',
  ],
  ['may have a space for the T', '2022-06-17 22:19:40Z', '2022-06-17T22:19:40.000Z'],
  ['may be in small letters', '2022-06-17t22:19:40z', '2022-06-17T22:19:40.000Z'],
  ['may have white space around it', ' 2022-06-17T22:19:40Z\n', '2022-06-17T22:19:40.000Z'],
  ['may be a leap day', '2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
  ['in a leap second is the next second', '2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ['in a leap second keeps its fraction', '2016-12-31T23:59:60.25Z', '2017-01-01T00:00:00.250Z'],
  ['may be the first of all years', '0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
  ['may be the last of all years', '9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
])('a time %s', (_, sent, expected) => {
  expect(read(sent)).toStrictEqual(E.right(expected))
})

test.each([
  ['a day that is not in the calendar', '2023-02-29T00:00:00Z'],
  ['the 31st of a short month', '2022-06-31T00:00:00Z'],
  ['month 13', '2022-13-01T00:00:00Z'],
  ['month 0', '2022-00-10T00:00:00Z'],
  ['hour 25', '2022-06-17T25:00:00Z'],
  ['minute 60', '2022-06-17T22:60Z'],
  ['second 61', '2022-06-17T22:19:61Z'],
  ['an offset of a whole day', '2022-06-17T22:19:40+24:00'],
  ['an offset with 60 minutes', '2022-06-17T22:19:40+01:60'],
  ['an offset that leads before year 0', '0000-01-01T00:00:00+00:01'],
  ['an offset that leads beyond year 9999', '9999-12-31T23:59:00-00:01'],
  ['a leap second that leads beyond year 9999', '9999-12-31T23:59:60Z'],
  ['a year of five digits', '10000-01-01T00:00:00Z'],
  ['a year with a sign', '+002022-06-17T22:19:40Z'],
  ['a date alone', '2022-06-17'],
  ['an empty fraction', '2022-06-17T22:19:40.Z'],
  ['a zone by name', '2022-06-17T22:19:40 CEST'],
  ['what only Date.parse understands', 'March 7'],
  ['a count of seconds as text', '1655504380'],
  ['a count of milliseconds', 1655504380375],
  ['nothing', ''],
  ['null', null],
  ['a Date', new Date(0)],
])('%s is no time', (_, sent) => {
  expect(read(sent)).toStrictEqual(refused)
})

test('every accepted spelling of a moment is the same moment', () => {
  fc.assert(
    fc.property(arbitrarySpelledTime(), ({ text, ms }) => {
      expect(read(text)).toStrictEqual(E.right(timestampOf(ms)))
    }),
  )
})

test('a normalized time is its own normal form, and sorts as text as it does in time', () => {
  fc.assert(
    fc.property(arbitraryTimestamp(), arbitraryTimestamp(), (a, b) => {
      expect(read(a)).toStrictEqual(E.right(a))
      expect(Timestamp.is(a)).toBe(true)
      expect(a < b).toBe(epochMs(a) < epochMs(b))
    }),
  )
})

test('a time that is not in normal form is not a Timestamp', () => {
  expect(Timestamp.is('2022-06-17T22:20Z')).toBe(false)
  expect(Timestamp.is(0)).toBe(false)
})

test('any text is a time in normal form or refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?$/)),
      text => {
        const normal = E.getOrElseW(() => undefined)(read(text))
        expect(normal === undefined || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(normal)).toBe(true)
      },
    ),
  )
})

test.each(['2022-06-17 22:19:40.375+00', '2022-06-17 22:19:40.375 UTC', '2022-06-17 22:19:40.375 +0000'])(
  'a time in the format of a database or Ruby is decoded: %s',
  text => {
    expect(read(text)).toStrictEqual(E.right('2022-06-17T22:19:40.375Z'))
  },
)

describe('a time has at most 64 characters', () => {
  const digits = (count: number) => `2022-06-17T22:19:40.375${'1'.repeat(count)}`
  const longest = digits(64 - 23)

  test('not counting white space around it', () => {
    expect(read(longest)).toStrictEqual(E.right('2022-06-17T22:19:40.375Z'))
    expect(read(`${' '.repeat(100)}${longest}\n`)).toStrictEqual(E.right('2022-06-17T22:19:40.375Z'))
  })

  test.each([
    ['a digit more', `${longest}1`],
    ['a zone more', `${longest}Z`],
    ['60,000 zeros and a 1 behind the point', `2022-06-17T22:19:40.${'0'.repeat(60_000)}1Z`],
  ])('%s is no time', (_, sent) => {
    expect(read(sent)).toStrictEqual(refused)
    expect(Timestamp.is(sent)).toBe(false)
  })
})

test.each([
  ['2022-05-04T18:06:49.821024168Z', '024168'],
  ['2022-05-04T18:06:49.821024100+01:00', '0241'],
  [' 2022-05-04 18:06:49,8210020 ', '002'],
  ['2022-05-04T18:06:49.821000Z', ''],
  ['2022-05-04T18:06:49.82Z', ''],
  ['2022-05-04T18:06Z', ''],
  ['soon', ''],
  ['', ''],
  [`2022-05-04T18:06:49.821${'0'.repeat(60_000)}10Z`, `${'0'.repeat(60_000)}1`],
  [`2022-05-04T18:06:49.821${'0'.repeat(60_000)}Z`, ''],
])('reads the digits beyond the millisecond of any text: %#', (sent, digits) => {
  expect(digitsBeyondMs(sent)).toBe(digits)
})
