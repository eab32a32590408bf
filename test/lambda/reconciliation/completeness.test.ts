import { SOURCES } from '../../../lambda/disconnect/source'
import { type Timestamp, timestampOf } from '../../../lambda/disconnect/timestamp'
import { completenessOf, firstCallbacks } from '../../../lambda/reconciliation/completeness'
import {
  ACCOUNT,
  BASE,
  ended,
  type Found,
  MINUTE,
  MISSING,
  tallied,
} from '../../support/reconciliation/tallied'

const completeness = (found: readonly Found[], before: Parameters<typeof firstCallbacks>[1] = []) => {
  const tally = tallied(found)
  return completenessOf(tally, firstCallbacks(tally, before).known)
}

const { callback, reconciled } = SOURCES

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
