import { FILTER_NAMES } from '../../../lambda/question/filters'
import { datesIn } from '../../../display/time/date-text'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import { UTC } from '../../../lambda/time/zone'
import { choiceIn, choiceText, filtersIn, lastText, periodText, valueIn } from '../../../web/calls/filters'

const query = (text: string) => new URLSearchParams(text)

test('the filters of an address are asked for, and nothing else of it', () => {
  expect(
    filtersIn(query('since=24h&cause=busy&tz=UTC&order=oldest&tag=&direction=inbound&other=1')),
  ).toStrictEqual([
    ['cause', 'busy'],
    ['direction', 'inbound'],
  ])
  const all = FILTER_NAMES.map(name => [name, '1'])
  expect(filtersIn(new URLSearchParams(all))).toStrictEqual(all)
})

test('causes are named as people say it, wanted or not', () => {
  expect(valueIn(query('cause=busy,timeout'), 'cause')).toBe('busy or timeout')
  expect(valueIn(query('cause=!hangup,!cancel'), 'cause')).toBe('not hangup nor cancel')
  expect(valueIn(query('tag=%E2%80%AEx'), 'tag')).toBe('\ufffdx')
})

test.each([
  { isNot: false, values: ['busy', 'a,b', '!x', 'back\\slash'] },
  { isNot: true, values: ['hangup', 'a,b'] },
])('a choice of causes survives the address: %j', choice => {
  expect(choiceIn(new URLSearchParams({ cause: choiceText(choice) ?? '' }), 'cause')).toStrictEqual(choice)
})

test('a time ago is written out', () => {
  expect(['24h', '7d', '1h', '2h30m'].map(lastText)).toStrictEqual([
    'last 24 hours',
    'last 7 days',
    'last hour',
    'last 2h30m',
  ])
})

describe('the text of a period', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-27T12:00:00Z') })
  })
  afterEach(() => {
    jest.useRealTimers()
  })

  test.each([
    ['2026-11-27T10:00:00Z', '2026-11-27T11:00:00Z', 'Today 10:00–11:00'],
    ['2026-11-26T10:00:00Z', '2026-11-26T11:00:00Z', 'Thu 26 Nov 10:00–11:00'],
    // The same weekday, day and month as today.
    ['2020-11-27T10:00:00Z', '2020-11-27T11:00:00Z', 'Fri 27 Nov 2020 10:00 – Fri 27 Nov 2020 11:00'],
    ['2025-12-31T00:00:00Z', '2026-01-02T00:00:00Z', 'Wed 31 Dec 2025 00:00 – Fri 2 Jan 2026 00:00'],
  ])('from %s until %s is %s: of another year it has the year, and is never today', (since, until, text) => {
    const range = {
      since: timestampOf(Date.parse(since)),
      until: timestampOf(Date.parse(until)),
      isLive: false,
    }
    expect(periodText(new URLSearchParams({ since, until }), '24h', range, datesIn(UTC))).toBe(text)
  })
})
