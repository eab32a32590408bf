import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as E from 'fp-ts/Either'
import { causeClass, RECOGNIZED_CAUSES } from '../../lambda/disconnect/cause'
import { causeMeaning } from '../../lambda/report/cause-meanings'
import { DIMENSION_NAMES } from '../../lambda/report/dimensions'
import { reportOf } from '../../lambda/report/report'
import { LENGTH_DEFAULT_MS, SHORT_DEFAULT_MS } from '../../lambda/report/request'
import { UTC } from '../../lambda/time/zone'
import { recordOf } from '../support/callbacks/builders'
import { readingOf } from '../support/report/readings'
import { ROOT } from '../support/root'
import type { Timestamp } from '../../lambda/disconnect/timestamp'

const page = readFileSync(join(ROOT, 'docs', 'figures.md'), 'utf8')

const rowsAfter = (heading: string): readonly (readonly string[])[] =>
  (page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter(line => line.startsWith('|'))
    .slice(2)
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )

const namesIn = (heading: string): readonly string[] =>
  rowsAfter(heading).flatMap(([name = '']) => [...name.matchAll(/`(\w+)`/g)].map(([, word = '']) => word))

const [since, until] = ['2026-03-14T00:00:00.000Z', '2026-03-15T00:00:00.000Z'] as [Timestamp, Timestamp]

const aReport = () => {
  const record = recordOf({
    callId: 'c-1',
    enqueuedTime: '2026-03-14T09:24:58.100Z',
    startTime: '2026-03-14T09:25:00.250Z',
    answerTime: '2026-03-14T09:25:10.500Z',
    endTime: '2026-03-14T09:26:53.589Z',
    cause: 'hangup',
  })
  const request = { question: { since, until, order: 'newest' as const }, by: [], zone: UTC, shortMs: 6_000 }
  const made = reportOf(request, readingOf(since, until, { calls: [record] }))
  if (E.isLeft(made)) throw new Error(made.left._tag)
  return made.right
}

test('the page defines each figure that a report has, and no other', () => {
  expect([...namesIn('Figures of a group')].sort()).toStrictEqual(Object.keys(aReport().total).sort())
})

test('the page names everything by which calls can be grouped', () => {
  const groups = page.split('\n## Groups\n')[1] ?? ''
  const named = [...(groups.split('. `number` is')[0] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name)
  expect(named.slice(1)).toStrictEqual([...DIMENSION_NAMES])
})

test('the page has the defaults', () => {
  expect(page).toContain(`it has ${LENGTH_DEFAULT_MS / 86_400_000} days`)
  expect(page).toContain(`${SHORT_DEFAULT_MS / 1_000} seconds unless`)
})

test('the page says what each documented cause means and what to do, as the HTML report does', () => {
  expect(rowsAfter('Causes')).toStrictEqual(
    RECOGNIZED_CAUSES.map(cause => {
      const { meaning, toDo } = causeMeaning(cause)
      return [`\`${cause}\``, causeClass(cause), meaning, toDo]
    }),
  )
})
