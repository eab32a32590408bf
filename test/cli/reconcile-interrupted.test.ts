import { once } from 'node:events'
import { interruptWork } from '../../cli/output/interruptible'
import type { Fault } from '../support/bandwidth/faults'
import { endOf, startCli } from '../support/cli/run'
import { eventually } from '../support/eventually'
import { endedCall, HOUR } from '../support/reconciliation/ended-calls'
import { useReconciling } from '../support/reconciliation/reconciling'

const { calls, bandwidth, twin, environment, expectNothingHidden, reconciling, stored } = useReconciling()

const [FIRST, LAST] = [endedCall(1, 25 * HOUR), endedCall(2, HOUR)]
const HANGS: Fault = { _tag: 'Slow', ms: 60_000 }

/** The second request for the list gets no answer. @returns whether it was sent */
const hanging = () => {
  let asked = 0
  calls.push(FIRST, LAST)
  bandwidth().order({
    calls: n => {
      asked = n
      return n === 1 ? HANGS : undefined
    },
  })
  return () => eventually(() => Promise.resolve(asked === 1 || undefined))
}

const expectRestIsFound = async (): Promise<void> => {
  expect(await stored(FIRST)).toHaveLength(1)
  expect(await stored(LAST)).toStrictEqual([])
  bandwidth().order({})
  expect(await reconciling()).toMatchObject({
    code: 0,
    summary: { listed: 2, known: 1, missing: 1, stored: 1 },
  })
  expect(await stored(LAST)).toMatchObject([{ source: 'reconciled' }])
}

test('Ctrl-C ends a run that waits for Bandwidth, and the next run finds the rest', async () => {
  const isAsked = hanging()
  const running = reconciling()
  await isAsked()
  expect(interruptWork()).toBe(true)
  const { code, stderr, summary } = await running
  expect([code, stderr]).toStrictEqual([
    130,
    'What was found so far is stored. To find the rest, run the same command again.\n',
  ])
  expect(summary).toMatchObject({ listed: 1, missing: 1, stored: 1 })
  expect(summary).not.toHaveProperty('completeness')
  await expectRestIsFound()
})

test('after Ctrl-C in a dry run nothing is said to be stored', async () => {
  const isAsked = hanging()
  const running = reconciling('--dry-run')
  await isAsked()
  interruptWork()
  const { code, stderr } = await running
  expect(code).toBe(130)
  expect(stderr).toContain('nothing was stored')
  expect(stderr).not.toContain('is stored')
  expect(await stored(FIRST)).toStrictEqual([])
})

const start = (...flags: readonly string[]) =>
  startCli(['reconcile', '--utc', '--local', twin().url, ...flags], environment())

test('killed in between, the program leaves what it found, and the next run finds the rest', async () => {
  const isAsked = hanging()
  const child = start()
  await isAsked()
  child.kill('SIGKILL')
  await once(child, 'exit')
  await expectRestIsFound()
}, 30_000)

test('SIGINT ends the program at once, with the result so far', async () => {
  const isAsked = hanging()
  const child = start('--json')
  const ended = endOf(child)
  await isAsked()
  child.kill('SIGINT')
  const { code, stdout, stderr } = await ended
  expect(code).toBe(130)
  expect(JSON.parse(stdout)).toMatchObject({ listed: 1, stored: 1 })
  expectNothingHidden({ stdout, stderr })
  await expectRestIsFound()
}, 30_000)
