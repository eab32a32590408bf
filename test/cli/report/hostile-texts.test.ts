import * as fc from 'fast-check'
import { widthOf } from '../../../display/text/visible-text'
import { timesIn } from '../../../display/time/time-text'
import { reportText } from '../../../cli/report/report-text'
import { DIMENSION_NAMES } from '../../../lambda/report/dimensions'
import { UTC } from '../../../lambda/time/zone'
import { A_WEEK, figures } from '../../support/report/a-report'

const HOSTILE = [
  'x'.repeat(4_096),
  '東京'.repeat(60),
  '\u001b[2J\u001b]0;title\u0007',
  'a\r\n\tb\u202e',
  '👩‍👩‍👧‍👦'.repeat(20),
  'é'.normalize('NFD').repeat(300),
  '',
]

test('on 20 to 200 columns no line is wider than the screen, whatever callers sent, and nothing of it is obeyed', () => {
  const key = fc.constantFrom(...HOSTILE)
  const count = fc.integer({ min: 0, max: 2_000_000 })
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 200 }),
      fc.uniqueArray(fc.constantFrom(...DIMENSION_NAMES.slice(3)), { maxLength: 3 }),
      fc.array(fc.tuple(key, key, key, count, count), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      (columns, by, rows, isCompared) => {
        const groups = rows.map(([a, b, c, calls, answered]) => {
          const own = figures(calls, Math.min(calls, answered), Math.min(calls, 7), A_WEEK.groups[0])
          const values = [a, b, c]
          const keyOf = Object.fromEntries(
            by.map((name, i) => [name, /^(hour|week)/.test(name) ? 3 : values[i]]),
          )
          return { ...own, key: keyOf, ...(isCompared ? { previous: A_WEEK.total } : {}) }
        })
        const report = {
          ...A_WEEK,
          by,
          groups,
          ...(isCompared ? { previous: A_WEEK } : {}),
          completeness: 0.9998,
        }
        const lines = reportText(report, ['--compare previous', '--by day,cause'], timesIn(UTC), {
          columns,
          colours: false,
        })
        expect(lines.filter(line => widthOf(line) > columns)).toStrictEqual([])
        // eslint-disable-next-line no-control-regex -- these are what a terminal would obey
        expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u202e]/)
      },
    ),
  )
})
