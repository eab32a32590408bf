import { moreFlags } from '../../../cli/report/more'
import { requestOf } from '../../support/html/html-input'

const more = (
  parameters: Readonly<Record<string, string>>,
  rows = 3,
  on: Partial<Parameters<typeof moreFlags>[2]> = {},
) => moreFlags(requestOf(parameters), rows, { hasHtml: false, isOnScreen: true, ...on })

const names = (by: string) => more({ by }).find(flag => flag.startsWith('--by'))

test('what is suggested can be put behind the same command: no flag and no name is given twice', () => {
  expect(more({})).toStrictEqual(['--compare previous', '--by application', '--html report.html'])
  expect(more({ by: 'applicationId', compare: 'previous' }, 3, { hasHtml: true })).toStrictEqual([
    '--by day,cause',
  ])
  expect(names('hour')).toBe('--by cause')
  expect(names('cause')).toBe('--by day')
  expect(names('applicationId,tag')).toBe('--by cause')
  expect(names('hour,cause')).toBeUndefined()
  expect(names('from,to,tag')).toBeUndefined()
})

test('of more groups than fit on a screen, the first ones are suggested', () => {
  expect(more({ by: 'hour' }, 51)[0]).toBe('--top 20')
  expect(more({ by: 'hour' }, 50)[0]).not.toBe('--top 20')
  expect(more({ by: 'hour', top: '60' }, 61)[0]).not.toBe('--top 20')
  expect(more({ by: 'hour' }, 51, { isOnScreen: false })[0]).not.toBe('--top 20')
})
