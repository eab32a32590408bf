import * as fc from 'fast-check'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { type Source, SOURCES } from '../../../lambda/disconnect/source'
import { type Timestamp, timestampOf } from '../../../lambda/disconnect/timestamp'
import { completenessOf, firstCallbacks, hoursOf, startTally } from '../../../lambda/reconciliation/tally'
import { aCallback, recordOf } from '../../support/callbacks/builders'

const ACCOUNT = '9900000'
const BASE = Date.parse('2026-03-04T10:00:00.000Z')
const MINUTE = 60_000

const ended = (minute: number, applicationId = 'app-1', direction = 'outbound'): Disconnect =>
  recordOf(aCallback({ endTime: timestampOf(BASE + minute * MINUTE), applicationId, direction }))

type Found = readonly [record: Disconnect, source: Source | undefined]

const tallied = (found: readonly Found[]) => {
  const tally = startTally(ACCOUNT)
  for (const [record, source] of found) tally.add(record, source)
  return tally
}

const completeness = (found: readonly Found[], before: Parameters<typeof firstCallbacks>[1] = []) => {
  const tally = tallied(found)
  return completenessOf(tally, firstCallbacks(tally, before).known)
}

const { callback, reconciled } = SOURCES
const MISSING = undefined

test('completeness is the share of the listed calls that arrived by callback', () => {
  expect(
    completeness([
      [ended(0), callback],
      [ended(1), callback],
      [ended(2), reconciled],
      [ended(3), MISSING],
    ]),
  ).toStrictEqual({
    counted: 4,
    arrived: 2,
    missing: 1,
    share: 0.5,
    by: [
      {
        accountId: ACCOUNT,
        applicationId: 'app-1',
        direction: 'outbound',
        listed: 4,
        counted: 4,
        arrived: 2,
        completeness: 0.5,
        configured: true,
      },
    ],
  })
})

test('calls that ended before the first callback of their group do not count', () => {
  const { share, missing, by } = completeness([
    [ended(0), MISSING],
    [ended(1), callback],
    [ended(2), MISSING],
  ])
  expect({ share, missing }).toStrictEqual({ share: 0.5, missing: 1 })
  expect(by).toMatchObject([{ listed: 3, arrived: 1, completeness: 0.5 }])
})

test('a group that never delivered is not configured: it has no completeness, and counts in none', () => {
  const { share, missing, by } = completeness([
    [ended(0), callback],
    [ended(0, 'app-2'), MISSING],
    [ended(0, 'app-1', 'inbound'), reconciled],
  ])
  expect({ share, missing }).toStrictEqual({ share: 1, missing: 0 })
  expect(
    by.map(({ applicationId, direction, configured }) => [applicationId, direction, configured]),
  ).toEqual([
    ['app-1', 'inbound', false],
    ['app-1', 'outbound', true],
    ['app-2', 'outbound', false],
  ])
  expect(by[2]).not.toHaveProperty('completeness')
})

test('an import is not an arrival: it says nothing about delivery', () => {
  expect(completeness([[ended(0), SOURCES.import]]).by).toMatchObject([{ configured: false, arrived: 0 }])
})

test('a group that delivered before an earlier run stays configured', () => {
  const before = [
    {
      accountId: ACCOUNT,
      applicationId: 'app-1',
      direction: 'outbound',
      endedAt: '2026-01-01T00:00:00.000Z' as Timestamp,
    },
  ]
  expect(completeness([[ended(0), MISSING]], before)).toMatchObject({ share: 0, missing: 1 })
})

test('only an earlier first callback is new', () => {
  const tally = tallied([[ended(5), callback]])
  const first = { accountId: ACCOUNT, applicationId: 'app-1', direction: 'outbound' }
  const at = (minute: number) => ({ ...first, endedAt: timestampOf(BASE + minute * MINUTE) })
  expect(firstCallbacks(tally, []).found).toStrictEqual([at(5)])
  expect(firstCallbacks(tally, [at(4)]).found).toStrictEqual([])
  expect(firstCallbacks(tally, [at(6)]).found).toStrictEqual([at(5)])
})

test('nothing listed has no completeness', () => {
  expect(completeness([])).toStrictEqual({ counted: 0, arrived: 0, missing: 0, by: [] })
})

test('an hour is kept from its beginning on, the last one as far as the range goes', () => {
  const range = { since: timestampOf(BASE - 30 * MINUTE), until: timestampOf(BASE + 90 * MINUTE) }
  const tally = tallied([
    [ended(-10), callback],
    [ended(10), callback],
    [ended(70), MISSING],
  ])
  const { known } = firstCallbacks(tally, [])
  const group = { applicationId: 'app-1', direction: 'outbound' }
  expect(hoursOf(tally, known, ACCOUNT, range)).toStrictEqual([
    {
      accountId: ACCOUNT,
      hour: '2026-03-04T10',
      until: '2026-03-04T11:00:00.000Z',
      by: [{ ...group, listed: 1, counted: 1, arrived: 1 }],
    },
    {
      accountId: ACCOUNT,
      hour: '2026-03-04T11',
      until: '2026-03-04T11:30:00.000Z',
      by: [{ ...group, listed: 1, counted: 1, arrived: 0 }],
    },
  ])
})

test('the hours of a range of whole hours add up to the whole', () => {
  const found = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 299 }),
      fc.constantFrom('app-1', 'app-2'),
      fc.constantFrom(callback, reconciled, SOURCES.import, MISSING),
    ),
  )
  fc.assert(
    fc.property(found, calls => {
      const tally = tallied(
        calls.map(([minute, application, source]) => [ended(minute, application), source]),
      )
      const { known } = firstCallbacks(tally, [])
      const range = { since: timestampOf(BASE), until: timestampOf(BASE + 300 * MINUTE) }
      const rows = hoursOf(tally, known, ACCOUNT, range).flatMap(({ by }) => by)
      const total = (name: 'listed' | 'counted' | 'arrived') => rows.reduce((sum, row) => sum + row[name], 0)
      const whole = completenessOf(tally, known)
      expect([total('listed'), total('counted'), total('arrived')]).toStrictEqual([
        calls.length,
        whole.counted,
        whole.arrived,
      ])
    }),
  )
})
