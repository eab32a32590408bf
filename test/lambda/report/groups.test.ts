import * as E from 'fp-ts/Either'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import type { Call } from '../../../lambda/report/call'
import { CallTable } from '../../../lambda/report/call-table'
import { textsFor } from '../../../lambda/report/dimensions'
import { decodeReportRequest } from '../../../lambda/report/parameters'
import { reportOf, type Report } from '../../../lambda/report/report'
import type { Parameters } from '../../../lambda/question/parameters'
import { aCallThatEnded } from '../../support/report/a-call'
import { readingOf } from '../../support/report/readings'

const NOW = '2026-03-05T00:00:00.000Z' as Timestamp
const SINCE = '2026-03-04T00:00:00.000Z'

const aCall = (change: Partial<Call> = {}): Call =>
  aCallThatEnded(change.endMs ?? Date.parse('2026-03-04T10:00:00.000Z'), change)

const tableOfCalls = (calls: Iterable<Call>, names: CallTable['names']): CallTable => {
  const table = new CallTable(names)
  for (const call of calls) table.add(call)
  return table
}

const made = (calls: readonly Call[] | CallTable, ...parameters: Parameters) => {
  const request = decodeReportRequest(NOW)([['since', SINCE], ...parameters])
  if (E.isLeft(request)) throw new Error(JSON.stringify(request.left))
  const table = calls instanceof CallTable ? calls : tableOfCalls(calls, textsFor(request.right.by))
  return reportOf(request.right, { ...readingOf(SINCE, NOW, { calls: [] }), calls: table })
}

const keysOf = (report: E.Either<unknown, Report>) =>
  E.isRight(report) ? report.right.groups.map(({ key, other }) => (other === true ? 'other' : key)) : report

const minute = (n: number) => Date.parse('2026-03-04T00:00:00.000Z') + n * 60_000

test('groups by time are in its order, and others by calls, with ties in the order of their keys', () => {
  const calls = [3, 1, 1, 2].map(n => aCall({ endMs: minute(60 * n), tag: `t${n}` }))
  expect(keysOf(made(calls, ['by', 'hourOfDay']))).toStrictEqual([1, 2, 3].map(hourOfDay => ({ hourOfDay })))
  expect(keysOf(made(calls, ['by', 'tag']))).toStrictEqual(['t1', 't2', 't3'].map(tag => ({ tag })))
  expect(keysOf(made(calls, ['by', 'tag'], ['sort', 'calls:lowest']))).toStrictEqual(
    ['t2', 't3', 't1'].map(tag => ({ tag })),
  )
  expect(keysOf(made(calls, ['by', 'hour'], ['top', '1']))).toStrictEqual([
    { hour: '2026-03-04T01:00:00+00:00' },
    'other',
  ])
})

test('the two hours that clocks show alike are in their order', () => {
  const calls = ['2026-10-25T01:30:00Z', '2026-10-25T00:30:00Z'].map(time =>
    aCall({ endMs: Date.parse(time) }),
  )
  const report = made(calls, ['by', 'hour'], ['tz', 'Europe/Berlin'])
  expect(keysOf(report)).toStrictEqual([
    { hour: '2026-10-25T02:00:00+02:00' },
    { hour: '2026-10-25T02:00:00+01:00' },
  ])
})

test('a value that a call has not is left out of its key', () => {
  const calls = [aCall(), aCall(), aCall({ tag: 'north', cause: undefined })]
  expect(keysOf(made(calls, ['by', 'tag,causeClass']))).toStrictEqual([
    { causeClass: 'normal' },
    { tag: 'north' },
  ])
})

test("the number of a call is its application's own side", () => {
  const calls = ['outbound', 'inbound', 'sideways'].map(direction => aCall({ direction }))
  expect(keysOf(made(calls, ['by', 'number']))).toStrictEqual([
    {},
    { number: '+15555550100' },
    { number: '+15555550101' },
  ])
})

test('groups can be sorted by each figure; those without one come last', () => {
  const calls = [
    aCall({ tag: 'busy', answered: false, talkMs: 0, ringMs: NaN, cause: 'busy' }),
    aCall({ tag: 'long', talkMs: 3_600_000 }),
    aCall({ tag: 'short', talkMs: 1_000 }),
  ]
  const first = (sort: string) => keysOf(made(calls, ['by', 'tag'], ['sort', sort]))
  expect(first('acd')).toStrictEqual(['long', 'short', 'busy'].map(tag => ({ tag })))
  expect(first('acd:lowest')).toStrictEqual(['short', 'long', 'busy'].map(tag => ({ tag })))
  expect(first('short')).toStrictEqual(['short', 'busy', 'long'].map(tag => ({ tag })))
  expect(first('asr:lowest')).toStrictEqual(['busy', 'long', 'short'].map(tag => ({ tag })))
  expect(first('key')).toStrictEqual(['busy', 'long', 'short'].map(tag => ({ tag })))
})

describe('of three hundred thousand tags', () => {
  const calls = function* () {
    for (let i = 0; i < 300_000; i++) yield aCall({ tag: `tag-${i}` })
    for (let i = 0; i < 5; i++) yield aCall({ tag: 'tag-77' })
  }
  let table: CallTable
  beforeAll(() => {
    table = tableOfCalls(calls(), ['cause', 'tag'])
  })

  test('a report has those with the most calls, and all others as one group', () => {
    const report = made(table, ['by', 'tag'], ['top', '1'])
    expect(report).toMatchObject({
      right: {
        groups: [
          { key: { tag: 'tag-77' }, calls: 6 },
          { key: {}, other: true, calls: 299_999 },
        ],
        total: { calls: 300_005 },
      },
    })
  })

  test.each([
    ['without top', []],
    ['sorted by another figure', [['top', '10'] as const, ['sort', 'asr'] as const]],
  ])('no report is made %s: nothing is left out in silence', (_, parameters) => {
    expect(made(table, ['by', 'tag'], ...parameters)).toMatchObject({
      left: { _tag: 'TooManyGroups', groups: 300_000 },
    })
  })
})

test('durations of more than 24 days are as exact as others', () => {
  const talkMs = 2 ** 31 + 12_345
  expect(made([aCall({ talkMs })])).toMatchObject({
    right: { total: { acdMs: talkMs, talkMs: { total: talkMs, p50: talkMs } } },
  })
})
