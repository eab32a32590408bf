import { APPLICATION_IDS } from '../support/bandwidth/call-state'
import { endedCall, HOUR } from '../support/reconciliation/ended-calls'
import { useReconciling } from '../support/reconciliation/reconciling'

const { calls, run, reconciling, deliver, stored } = useReconciling()

const GROUP = { applicationId: APPLICATION_IDS[0], direction: 'outbound' } as const
const OTHER_WAY = { ...GROUP, direction: 'inbound' } as const
const OTHER_APPLICATION = { ...GROUP, applicationId: APPLICATION_IDS[1] } as const

test('calls count from the first callback of their account, application and direction on', async () => {
  calls.push(
    endedCall(1, 6 * HOUR, GROUP),
    endedCall(2, 5 * HOUR, GROUP),
    endedCall(3, 4 * HOUR, GROUP),
    endedCall(4, 3 * HOUR, GROUP),
  )
  await deliver(calls.slice(1, 3))
  expect((await reconciling()).summary).toMatchObject({
    listed: 4,
    missing: 2,
    stored: 2,
    completeness: 2 / 3,
    by: [{ ...GROUP, listed: 4, arrived: 2, completeness: 2 / 3, configured: true }],
  })
})

test('what never delivered is not configured: its calls are missing and stored, and count in nothing', async () => {
  calls.push(
    endedCall(1, HOUR, GROUP),
    endedCall(2, HOUR, OTHER_WAY),
    endedCall(3, HOUR, OTHER_WAY),
    endedCall(4, HOUR, OTHER_APPLICATION),
    endedCall(5, HOUR, OTHER_APPLICATION),
    endedCall(6, HOUR, OTHER_APPLICATION),
  )
  await deliver(calls.slice(0, 1))
  const { summary } = await reconciling()
  expect(summary).toMatchObject({
    missing: 5,
    stored: 5,
    completeness: 1,
    by: [
      { ...OTHER_APPLICATION, listed: 3, arrived: 0, configured: false },
      { ...OTHER_WAY, listed: 2, arrived: 0, configured: false },
      { ...GROUP, listed: 1, arrived: 1, completeness: 1, configured: true },
    ],
  })
  const by = summary['by'] as readonly object[]
  expect(by.map(group => 'completeness' in group)).toStrictEqual([false, false, true])
  for (const call of calls.slice(1)) expect(await stored(call)).toMatchObject([{ source: 'reconciled' }])
})

test('a dry run does not say that what never delivered is stored', async () => {
  calls.push(endedCall(1, HOUR, GROUP))
  const { stdout } = await run(['--dry-run'])
  expect(stdout).toContain('not set up: ')
  expect(stdout.split('not set up: ')[1]).not.toContain('stored')
})

test('that a group delivers is remembered, so that a range in which nothing arrived has completeness 0', async () => {
  calls.push(endedCall(1, 3 * HOUR, GROUP))
  await deliver(calls)
  await reconciling()
  calls.push(endedCall(2, HOUR, GROUP))
  expect((await reconciling('--since', '2h')).summary).toMatchObject({
    listed: 1,
    completeness: 0,
    by: [{ arrived: 0, completeness: 0, configured: true }],
  })
})

test('an earlier callback that is found in a longer range counts from then on', async () => {
  calls.push(endedCall(1, 30 * HOUR, GROUP), endedCall(2, 20 * HOUR, GROUP), endedCall(3, HOUR, GROUP))
  await deliver([...calls.slice(0, 1), ...calls.slice(2)])
  expect((await reconciling('--since', '25h')).summary).toMatchObject({ listed: 2, completeness: 1 })
  expect((await reconciling('--since', '48h')).summary).toMatchObject({ listed: 3, completeness: 2 / 3 })
  expect((await reconciling('--since', '25h')).summary).toMatchObject({ listed: 2, completeness: 1 / 2 })
})

test('a call that was reconciled counts as arrived only when its callback comes', async () => {
  calls.push(endedCall(1, 2 * HOUR, GROUP), endedCall(2, HOUR, GROUP))
  await deliver(calls.slice(0, 1))
  for (let run = 0; run < 2; run++)
    expect((await reconciling()).summary).toMatchObject({ completeness: 1 / 2 })
  await deliver(calls.slice(1))
  expect((await reconciling()).summary).toMatchObject({ known: 2, completeness: 1 })
})
