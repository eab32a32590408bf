import * as E from 'fp-ts/Either'
import { type Timestamp, timestampOf } from '../../../lambda/disconnect/timestamp'
import { decodeReportRequest } from '../../../lambda/report/parameters'
import { UTC, zoneNamed } from '../../../lambda/time/zone'
import { comparedWith, groupedBy, groupFilters, reportParameters } from '../../../web/report/request'

const at = (text: string): Timestamp => timestampOf(Date.parse(text))

const period = { since: at('2026-11-11T12:00:00Z'), until: at('2026-11-18T12:00:00Z') }

test('what the page asks for is what the API understands', () => {
  const query = new URLSearchParams(
    'since=7d&by=cause,tag&compare=previousWeek&cause=error,unknown&tag=a%20b&x=1',
  )
  const request = decodeReportRequest(period.until)(reportParameters(query, period, UTC))
  expect(E.isRight(request) && { by: request.right.by, compare: request.right.compare }).toStrictEqual({
    by: ['cause', 'tag'],
    compare: 'previousWeek',
  })
})

test('without parameters it is by application, against the period before', () => {
  expect(groupedBy(new URLSearchParams())).toStrictEqual(['applicationId'])
  expect(comparedWith(new URLSearchParams())).toBe('previous')
  expect(comparedWith(new URLSearchParams('compare=none'))).toBeUndefined()
})

test('names that are no dimensions, and more than two, are left out', () => {
  expect(groupedBy(new URLSearchParams('by=nothing,tag,cause,from'))).toStrictEqual(['tag', 'cause'])
})

test('a group leads to its calls', () => {
  expect(groupFilters(['cause', 'tag'], { cause: 'error', tag: '<b>' }, period, UTC)).toStrictEqual([
    ['since', period.since],
    ['until', period.until],
    ['cause', 'error'],
    ['tag', '<b>'],
  ])
})

test('a day leads to its hours by the clock, and not beyond the period', () => {
  const berlin = zoneNamed('Europe/Berlin') ?? UTC
  const october = { since: at('2026-10-20T00:00:00Z'), until: at('2026-10-30T00:00:00Z') }
  // Clocks are put back on this day: it has 25 hours.
  expect(groupFilters(['day'], { day: '2026-10-24T22:00:00.000Z' }, october, berlin)).toStrictEqual([
    ['since', '2026-10-24T22:00:00.000Z'],
    ['until', '2026-10-25T23:00:00.000Z'],
  ])
  expect(groupFilters(['week'], { week: '2026-11-09T00:00:00.000Z' }, period, UTC)).toStrictEqual([
    ['since', period.since],
    ['until', '2026-11-16T00:00:00.000Z'],
  ])
})

test('an hour of any day, and calls without a value, have no filter', () => {
  expect(groupFilters(['hourOfDay'], { hourOfDay: 9 }, period, UTC)).toBeUndefined()
  expect(groupFilters(['tag'], {}, period, UTC)).toBeUndefined()
})
