import { DAY, endedCall, HOUR, MINUTE } from '../support/reconciliation/ended-calls'
import { useReconciling } from '../support/reconciliation/reconciling'
import { APPLICATION_IDS } from '../support/bandwidth/call-state'

const { calls, run, reconciling, deliver, stored, bandwidth } = useReconciling()

const many = (count: number) => Array.from({ length: count }, (_, n) => endedCall(n, (n + 1) * HOUR))

test('exactly the calls whose callback was lost are stored, and a second run stores nothing', async () => {
  calls.push(...many(20))
  const lost = calls.filter((_, n) => n % 7 === 3)
  const arrived = calls.filter(call => !lost.includes(call))
  await deliver(arrived)
  expect(await reconciling()).toMatchObject({
    code: 0,
    stderr: '',
    summary: { listed: 20, known: 17, missing: 3, stored: 3, unreadable: 0 },
  })
  for (const call of lost)
    expect(await stored(call)).toMatchObject([{ callId: call.callId, source: 'reconciled' }])
  for (const call of arrived) expect(await stored(call)).toMatchObject([{ source: 'callback' }])
  expect(await reconciling()).toMatchObject({
    code: 0,
    summary: { listed: 20, known: 20, missing: 0, stored: 0 },
  })
})

test('the JSON has these names in this order, on one line, with times in UTC', async () => {
  calls.push(endedCall(1, HOUR), endedCall(3, 2 * HOUR), endedCall(2, HOUR))
  await deliver(calls.slice(1, 2))
  const { stdout, summary } = await reconciling('--since', '26h', '--until', '15m')
  expect(stdout.endsWith('}\n')).toBe(true)
  expect(stdout.trimEnd()).not.toContain('\n')
  const names = ['since', 'until', 'listed', 'known', 'missing', 'stored', 'unreadable', 'completeness', 'by']
  expect(Object.keys(summary)).toStrictEqual(names)
  expect(summary).toMatchObject({ completeness: 0.5 })
  expect(JSON.stringify(summary['by'])).toBe(
    JSON.stringify([
      {
        accountId: '9900000',
        applicationId: APPLICATION_IDS[1],
        direction: 'inbound',
        listed: 2,
        arrived: 1,
        completeness: 0.5,
        configured: true,
      },
      {
        accountId: '9900000',
        applicationId: APPLICATION_IDS[0],
        direction: 'outbound',
        listed: 1,
        arrived: 0,
        configured: false,
      },
    ]),
  )
  const range = [summary['since'], summary['until']].map(time => Date.parse(String(time)))
  expect((range[1] ?? 0) - (range[0] ?? 0)).toBe(26 * HOUR - 15 * MINUTE)
  expect(summary['since']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
})

test('where no call counts, the JSON has no completeness', async () => {
  calls.push(endedCall(1, HOUR))
  const { summary } = await reconciling()
  expect(summary).toMatchObject({ listed: 1, missing: 1, by: [{ configured: false }] })
  expect(summary).not.toHaveProperty('completeness')
})

test('a callback that comes later is the one record of the call, with its tag and callUrl, and no conflict', async () => {
  const call = endedCall(1, HOUR)
  calls.push(call)
  await reconciling()
  const [before] = await stored(call)
  expect(before).not.toHaveProperty('tag')
  expect(before).not.toHaveProperty('callUrl')
  await deliver([call], { cause: 'busy' })
  const items = await stored(call)
  expect(items).toMatchObject([{ source: 'callback', tag: 'campaign-7', cause: 'busy' }])
  expect(items[0]).toHaveProperty('callUrl')
  expect(items[0]).not.toHaveProperty('conflict')
  expect(await reconciling()).toMatchObject({ summary: { known: 1, missing: 0, stored: 0, completeness: 1 } })
  expect(await stored(call)).toStrictEqual(items)
})

test('a dry run counts the same, and stores and remembers nothing', async () => {
  calls.push(endedCall(1, HOUR), endedCall(3, 2 * HOUR))
  await deliver(calls.slice(1))
  const dry = await reconciling('--dry-run')
  expect(dry).toMatchObject({
    code: 0,
    stderr: 'This was a dry run: nothing was stored.\n',
    summary: { listed: 2, known: 1, missing: 1, stored: 0, completeness: 0.5 },
  })
  for (const call of calls.slice(0, 1)) expect(await stored(call)).toStrictEqual([])
  // The only call that had arrived is out of the range: nothing is known of its group.
  const { summary } = await reconciling('--dry-run', '--since', '90m')
  expect(summary).toMatchObject({ listed: 1, by: [{ configured: false }] })
})

test('only ended calls are listed that should have sent a callback, and ended 15 minutes ago or more', async () => {
  calls.push(
    endedCall(1, HOUR, { parentCallId: 'c-parent' }),
    endedCall(2, HOUR, { state: 'answered', endTime: null }),
    endedCall(3, 14 * MINUTE),
    endedCall(4, 16 * MINUTE),
  )
  expect((await reconciling()).summary).toMatchObject({ listed: 1, missing: 1, stored: 1, unreadable: 0 })
  for (const call of calls.slice(0, 3)) expect(await stored(call)).toStrictEqual([])
})

test('a call that started 3 hours before the range is listed if it ended in it, and one that ended before is not', async () => {
  calls.push(
    endedCall(1, HOUR, { lastedMs: 4 * HOUR }),
    endedCall(2, 2 * HOUR + MINUTE, { lastedMs: MINUTE }),
    endedCall(3, 30 * MINUTE),
  )
  const { summary } = await reconciling('--since', '2h', '--until', '45m')
  expect(summary).toMatchObject({ listed: 1, stored: 1 })
  expect(await stored(calls[0] ?? endedCall(0, 0))).toHaveLength(1)
})

test('everything that Bandwidth still lists can be asked for', async () => {
  calls.push(endedCall(1, 6 * DAY + 22 * HOUR), endedCall(2, 3 * DAY), endedCall(3, HOUR))
  const { summary, stderr } = await reconciling('--since', '7d')
  expect(summary).toMatchObject({ listed: 3, stored: 3 })
  expect(stderr).toMatch(/^from 20.* on: Bandwidth lists no older calls/)
})

test('people read what was counted, and the completeness of each application', async () => {
  calls.push(endedCall(1, HOUR), endedCall(3, 2 * HOUR), endedCall(5, HOUR))
  await deliver(calls.slice(1, 2))
  const { code, stdout, stderr } = await run([])
  expect([code, stderr]).toStrictEqual([0, ''])
  expect(stdout).toMatch(
    /^calls that ended from .* to .*UTC\n\nlisted +3\nknown +1\nmissing +2\nstored +2\n\n/,
  )
  expect(stdout).toMatch(new RegExp(`\n${APPLICATION_IDS[1]} .* 2 +1 +50\\.00`))
  expect(stdout).toContain('not set up')
  expect(bandwidth().tokens.given).toHaveLength(1)
})
