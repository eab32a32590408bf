import type { ReportGroup } from '../../../lambda/report/report'
import { nextSort, sortedGroups } from '../../../web/report/group-sorting'

const group = (tag: string, calls: number, acdMs?: number): ReportGroup =>
  ({ key: { tag }, calls, failed: 0, ...(acdMs === undefined ? {} : { acdMs }) }) as unknown as ReportGroup

const others = { ...group('', 900, 1), key: {}, other: true as const }

const groups = [group('a', 3, 10), group('b', 2), group('c', 1, 30), others]

const tags = (sorted: readonly ReportGroup[]) => sorted.map(({ key }) => key.tag ?? 'others')

test('groups without a figure come last, and the row of all others after them, in both orders', () => {
  expect(tags(sortedGroups(groups, { by: 'acd', order: 'descending' }))).toStrictEqual([
    'c',
    'a',
    'b',
    'others',
  ])
  expect(tags(sortedGroups(groups, { by: 'acd', order: 'ascending' }))).toStrictEqual([
    'a',
    'c',
    'b',
    'others',
  ])
  expect(sortedGroups(groups, undefined)).toBe(groups)
})

test('a column sorts by its highest values, then by its lowest, then not at all', () => {
  const first = nextSort(undefined, 'calls')
  const second = nextSort(first, 'calls')
  expect([first?.order, second?.order, nextSort(second, 'calls')]).toStrictEqual([
    'descending',
    'ascending',
    undefined,
  ])
  expect(nextSort(second, 'asr')).toStrictEqual({ by: 'asr', order: 'descending' })
})
