import * as fc from 'fast-check'
import { SOURCES } from '../../../lambda/disconnect/source'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import { completenessOf, firstCallbacks } from '../../../lambda/reconciliation/completeness'
import { hoursOf } from '../../../lambda/reconciliation/hours'
import { ACCOUNT, BASE, ended, MINUTE, MISSING, tallied } from '../../support/reconciliation/tallied'

const { callback, reconciled } = SOURCES

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
