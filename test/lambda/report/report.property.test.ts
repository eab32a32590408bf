import * as E from 'fp-ts/Either'
import * as fc from 'fast-check'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { endedAt } from '../../../lambda/disconnect/timeline'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import { merge } from '../../../lambda/report/call-table'
import { DIMENSION_NAMES, type DimensionName } from '../../../lambda/report/dimensions'
import type { Reading } from '../../../lambda/report/read-calls'
import { type Report, reportOf } from '../../../lambda/report/report'
import type { ReportRequest } from '../../../lambda/report/request'
import { zoneNamed } from '../../../lambda/time/zone'
import { recordOf } from '../../support/callbacks/builders'
import { arbitraryEndedCalls } from '../../support/report/arbitrary-calls'
import { canonical, naiveFigures, naiveRange } from '../../support/report/naive-report'
import { readingOf, tableOf } from '../../support/report/readings'

const RANGE = { since: '2026-03-04T22:30:00.000Z', until: '2026-03-05T01:15:00.000Z', shortMs: 6_000 }

const ZONES = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'].map(name => {
  const zone = zoneNamed(name)
  if (zone === undefined) throw new Error(name)
  return zone
})

const arbitraryRequest = (): fc.Arbitrary<ReportRequest> =>
  fc
    .record({
      by: fc.uniqueArray(fc.constantFrom(...DIMENSION_NAMES), { maxLength: 3 }),
      zone: fc.constantFrom(...ZONES),
      top: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    })
    .map(({ by, zone, top }) => ({
      question: { since: RANGE.since as Timestamp, until: RANGE.until as Timestamp, order: 'newest' },
      by,
      zone,
      shortMs: RANGE.shortMs,
      ...(top === undefined ? {} : { top }),
    }))

const report = (request: ReportRequest, reading: Reading): Report => {
  const made = reportOf(request, reading)
  if (E.isLeft(made)) throw new Error(made.left._tag)
  return made.right
}

/** The value of a dimension, by the calendar of `Intl`, which the report does not use. */
const naiveValue = (record: Disconnect, name: DimensionName, timeZone: string): unknown => {
  const at = new Date(endedAt(record))
  const part = (options: Intl.DateTimeFormatOptions, type: string): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).formatToParts(at).find(p => p.type === type)
      ?.value ?? ''
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
  const hour = part({ hour: '2-digit', hourCycle: 'h23' }, 'hour')
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(
    part({ weekday: 'short' }, 'weekday'),
  )
  switch (name) {
    case 'hour':
      return `${day}T${hour}`
    case 'day':
      return day
    case 'week':
      return new Date(Date.parse(day) - weekday * 86_400_000).toISOString().slice(0, 10)
    case 'hourOfDay':
      return Number(hour)
    case 'weekday':
      return weekday + 1
    case 'number':
      return { inbound: record.to, outbound: record.from }[String(record.direction)]
    case 'cause':
    case 'causeClass':
    case 'applicationId':
    case 'accountId':
    case 'tag':
    case 'from':
    case 'to':
    case 'direction':
      return record[name]
  }
}

/** As precise as the naive values of time are. */
const shortened = (value: unknown, name: DimensionName): unknown =>
  typeof value === 'string' && ['hour', 'day', 'week'].includes(name)
    ? value.slice(0, name === 'hour' ? 13 : 10)
    : value

test('every figure of every group is the one of a plain look at each record', () => {
  fc.assert(
    fc.property(arbitraryEndedCalls(40), arbitraryRequest(), (bodies, request) => {
      const { by, zone } = request
      const { calls, after } = naiveRange(
        bodies.map(body => recordOf(body)),
        RANGE,
      )
      const made = report(request, readingOf(RANGE.since, RANGE.until, { calls, after }))
      const keyOf = (record: Disconnect): string =>
        JSON.stringify(by.map(name => naiveValue(record, name, zone.name()) ?? null))
      const seen = new Set<string>()
      expect(canonical(made.total)).toBe(canonical(naiveFigures(calls, after, RANGE)))
      for (const { key, other, ...figures } of made.groups) {
        const text = JSON.stringify(by.map(name => shortened(key[name], name) ?? null))
        const isInGroup = (record: Disconnect): boolean =>
          other === true ? !seen.has(keyOf(record)) : keyOf(record) === text
        expect(canonical(figures)).toBe(
          canonical(naiveFigures(calls.filter(isInGroup), after.filter(isInGroup), RANGE)),
        )
        seen.add(text)
      }
      expect(made.groups.reduce((sum, group) => sum + group.calls, 0)).toBe(calls.length)
    }),
    { numRuns: 300 },
  )
})

test('two tables together have the report of all their calls, in whatever order these came', () => {
  fc.assert(
    fc.property(
      arbitraryEndedCalls(30),
      fc.infiniteStream(fc.nat()),
      arbitraryRequest(),
      (bodies, random, request) => {
        const { calls, after } = naiveRange(
          bodies.map(body => recordOf(body)),
          RANGE,
        )
        const whole = readingOf(RANGE.since, RANGE.until, { calls, after })
        const shuffled = calls
          .map(call => ({ call, at: Number(random.next().value) }))
          .sort((a, b) => a.at - b.at)
          .map(({ call }) => call)
        const middle = Math.floor(shuffled.length / 3)
        const parts = [shuffled.slice(0, middle), shuffled.slice(middle)].map(part => tableOf(part))
        const merged = parts.reduce(merge)
        expect(report(request, { ...whole, calls: merged })).toStrictEqual(report(request, whole))
      },
    ),
    { numRuns: 200 },
  )
})
