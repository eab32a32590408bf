import * as fc from 'fast-check'
import { SOURCES } from '../../../lambda/disconnect/source'
import type { HourOfCalls } from '../../../lambda/reconciliation/store'
import type { CallState } from '../../support/bandwidth/call-state'
import { HOUR, MINUTE } from '../../support/reconciliation/ended-calls'
import { type Arrange, arrived } from '../../support/reconciliation/fakes'
import { call, countsOf, reconciled } from '../../support/reconciliation/one-run'

const KINDS = ['arrived', 'reconciled', 'missing', 'open', 'B-leg', 'unreadable', 'early', 'late'] as const
type Kind = (typeof KINDS)[number]

type Made = { readonly kind: Kind; readonly minutesAgo: number; readonly lasted: number }

const arbitraryCalls: fc.Arbitrary<readonly Made[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    minutesAgo: fc.integer({ min: 20, max: 25 * 60 }),
    lasted: fc.integer({ min: 1, max: 200 }),
  }),
  { maxLength: 40 },
)

const rowOf = ({ kind, minutesAgo, lasted }: Made, n: number): CallState => {
  const ago = kind === 'early' ? 27 * HOUR : kind === 'late' ? MINUTE : minutesAgo * MINUTE
  const row = call(n, ago, { lastedMs: lasted * MINUTE })
  if (kind === 'open') return { ...row, state: 'answered', endTime: null }
  if (kind === 'B-leg') return { ...row, parentCallId: 'c-parent' }
  return kind === 'unreadable' ? { ...row, endTime: 'soon' } : row
}

/** Pages in an order of their own. A page may reach back into the one before, or come twice. */
const arbitraryArrangement: fc.Arbitrary<Arrange> = fc
  .record({
    size: fc.integer({ min: 1, max: 7 }),
    order: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
    repeats: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 40, maxLength: 40 }),
  })
  .map(({ size, order, repeats }) => found => {
    const shuffled = found
      .map((row, n) => ({ row, at: order[n] ?? 0 }))
      .sort((a, b) => a.at - b.at)
      .map(({ row }) => row)
    return Array.from({ length: Math.ceil(shuffled.length / size) }, (_, n) => {
      const repeat = repeats[n] ?? 0
      const page = shuffled.slice(Math.max(0, n * size - (repeat % 3)), (n + 1) * size)
      return repeat > 7 ? [page, page] : [page]
    }).flat()
  })

const inOrder = (hours: readonly HourOfCalls[]) =>
  hours.map(({ by, ...hour }) => ({ ...hour, by: by.map(group => JSON.stringify(group)).sort() }))

test('any order, pagination, overlap and repetition of pages gives the same counts', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryCalls, arbitraryArrangement, async (made, arrange) => {
      const rows = made.map(rowOf)
      const idsOf = (kind: Kind): readonly string[] =>
        rows.filter((_, n) => made[n]?.kind === kind).map(({ callId }) => callId)
      const sources = {
        ...arrived(idsOf('arrived')),
        ...Object.fromEntries(idsOf('reconciled').map(id => [id, SOURCES.reconciled])),
      }
      const [missing, unreadable] = [idsOf('missing'), idsOf('unreadable').length]
      const known = Object.keys(sources).length

      const run = await reconciled(rows, { sources }, { arrange })
      expect(countsOf(run.result)).toStrictEqual([
        known + missing.length,
        known,
        missing.length,
        missing.length,
        unreadable,
      ])
      expect(run.unreadable).toHaveLength(unreadable)
      expect(run.put.map(({ callId }) => String(callId)).sort()).toStrictEqual([...missing].sort())

      const plain = await reconciled(rows, { sources })
      expect(run.result.completeness).toStrictEqual(plain.result.completeness)
      expect(inOrder(run.hours)).toStrictEqual(inOrder(plain.hours))
    }),
    { numRuns: 60 },
  )
})
