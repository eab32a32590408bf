import { judgeReconciliation } from '../../../cli/check/judge/reconciliation'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import type { ScheduledRun } from '../../../lambda/reconciliation/store'

const NOW = Date.parse('2026-03-14T12:30:00.000Z')
const MINUTE = 60_000

const run = (minutesAgo: number, changes: Partial<ScheduledRun> = {}): ScheduledRun => {
  const [since, until] = [200, 15].map(before => timestampOf(NOW - (minutesAgo + before) * MINUTE))
  const startedAt = timestampOf(NOW - minutesAgo * MINUTE)
  if (since === undefined || until === undefined) throw new Error('no range')
  return { accountId: '9900000', startedAt, since, until, endedAt: startedAt, reached: until, ...changes }
}

const begun = (minutesAgo: number): ScheduledRun => {
  const { accountId, startedAt, since, until } = run(minutesAgo, { accountId: '9900001' })
  return { accountId, startedAt, since, until }
}

const failed = (minutesAgo: number): ScheduledRun => {
  const one = begun(minutesAgo)
  return { ...one, endedAt: one.startedAt }
}

test('a run of each account within the last hours is ok', () => {
  expect(judgeReconciliation([run(25)], NOW)).toStrictEqual({
    result: 'ok',
    means: "each account was compared with Bandwidth's list in the last 25 minutes",
  })
})

test('an account that is reconciled no more, while another one is, is left out', () => {
  expect(judgeReconciliation([run(25), failed(3 * 24 * 60)], NOW)).toMatchObject({ result: 'ok' })
})

test('a run that has begun may still go on', () => {
  expect(judgeReconciliation([begun(10)], NOW)).toMatchObject({ result: 'ok' })
})

test.each([
  ['none has run yet', [], 'no run has looked for missing callbacks yet'],
  ['the last one is too long ago', [run(25), run(300)], 'the last run was 5 hours ago'],
  ['one failed', [run(25), failed(25)], 'the last run did not come to its end for 1 account'],
  ['one died', [run(25), begun(25)], 'the last run did not come to its end for 1 account'],
  [
    'one was stopped',
    [run(25, { reached: timestampOf(NOW - 100 * MINUTE) })],
    'the last run did not come to its end for 1 account',
  ],
])('it is a warning if %s, which names the section of the runbook', (_, runs, means) => {
  const finding = judgeReconciliation(runs, NOW)
  expect(finding).toMatchObject({ result: 'warning', means })
  expect('do' in finding && finding.do).toContain('"Reconciliation"')
})
