import { newCallId } from '../support/callbacks/builders'
import { NUMBER, useErasing } from '../support/erasure/erasing'
import { exactly } from '../support/erasure/traces'
import { rememberIn } from '../support/reconciliation/remembered'

const { twin, post, quarantine, putMark, putQuarantineItem, run, erase, stored, all } = useErasing()

const DTMF = { eventType: 'dtmf', eventTime: '2026-03-04T10:00:10.000Z' }

test('all of a call in which the number is somewhere is erased, and leaves a mark; other calls stay', async () => {
  const [other, callId] = [await post(), newCallId()]
  await post({ callId, from: 'sip:a@b.example' })
  await post({ callId, from: 'sip:a@b.example', cause: 'busy' })
  await post({ callId, ...DTMF, from: 'sip:a@b.example', tag: 'from (555) 555-0142' })
  const { code, receipt, stderr } = await erase('--number', NUMBER)
  expect([code, stderr]).toStrictEqual([0, expect.stringContaining('found in: tag 1')])
  expect(receipt).toMatchObject({
    ...{ subject: 'number', calls: 1, ends: 1, evidence: 1, events: 1, requests: 0, begun: 0 },
    place: `local twin, ${twin().url}`,
    notReached: expect.arrayContaining([expect.stringContaining('overflow')]) as unknown,
  })
  expect(Date.parse(String(receipt['marksUntil'])) - Date.parse(String(receipt['erasedAt']))).toBe(
    15 * 86_400_000,
  )
  expect(await stored()).toStrictEqual({ records: [`${other} disconnect`], marks: [callId], quarantine: [] })
})

test('nothing that is printed contains the number, and the receipt says what is not reached', async () => {
  await post({ from: NUMBER })
  const { code, stdout, stderr } = await run('--number', NUMBER, '--yes')
  expect(code).toBe(0)
  expect(`${stdout}${stderr}`).not.toContain('5550142')
  expect(stderr).toMatch(/^Reading both tables as a whole, which is free here\ncalls +1\n/)
  expect(stdout).toMatch(/^Erased at .+: a number or address, local twin, .+\ncalls +1\n/)
  expect(stdout).toMatch(/Not reached:\n- deliveries in the overflow folder/)
  expect(stdout).toContain("- bytes in the twin's data folder")
})

test('one call is erased by its id, with requests in quarantine that contain it; legs that mention it stay', async () => {
  const callId = await post()
  const leg = await post({ parentCallId: callId })
  const request = await quarantine({ body: Buffer.from(`{"callId":"${callId}"`) })
  const other = await quarantine({ body: Buffer.from(`{"callId":"${callId}0"`) })
  const { receipt, stderr } = await erase('--call-id', callId)
  expect(receipt).toMatchObject({ subject: 'call', calls: 1, ends: 1, requests: 1, mentioning: 1 })
  expect(stderr).toContain('1 other call mentions this id, such as legs of a transfer, and stays\n')
  const left = await stored()
  expect(left).toStrictEqual({
    records: [`${leg} disconnect`],
    marks: [callId],
    quarantine: [`${other}#0000`],
  })
  expect(left.quarantine).not.toContain(`${request}#0000`)
})

test('a call that is not stored yet gets a mark, so that it is refused when it comes', async () => {
  const callId = newCallId()
  expect((await erase('--call-id', callId)).receipt).toMatchObject({ calls: 1, ends: 0 })
  await post({ callId })
  expect(await stored()).toMatchObject({ records: [], marks: [callId] })
})

test('a call with a short id costs no request that has the same word elsewhere', async () => {
  await post({ callId: 'json', from: NUMBER })
  const others = [
    await quarantine({ headers: { 'content-type': 'application/json' } }),
    await quarantine({ body: Buffer.from('{"format":"json"}') }),
  ]
  await quarantine({ body: Buffer.from('{"callId":"json"') })
  expect((await erase('--number', NUMBER)).receipt).toMatchObject({ calls: 1, requests: 1 })
  const kept = others.map(id => `${id}#0000`)
  expect([...(await stored()).quarantine].sort()).toStrictEqual(kept.sort())
})

test('an account is erased with its requests in quarantine and what reconciliation remembers of it', async () => {
  const other = await post({ accountId: '9900001', tag: '9900000' })
  const callIds = [
    await post({ accountId: '9900000' }),
    await post({ accountId: undefined, callUrl: 'https://x.example/accounts/9900000/calls/c-1' }),
  ]
  const { run: remember, first } = rememberIn(twin().database)
  const time = '2026-03-04T10:05:00.000Z' as Parameters<typeof remember>[0]['since']
  for (const accountId of ['9900000', '9900001']) {
    await remember({ accountId, startedAt: time, since: time, until: time })
    await first({ accountId, applicationId: 'app-1' })
  }
  await quarantine({ query: 'accountId=9900000' })
  const kept = await quarantine({ query: 'tag=9900000' })
  const { receipt } = await erase('--account', '9900000')
  expect(receipt).toMatchObject({ subject: 'account', calls: 2, requests: 1, memos: 2 })
  const left = await stored()
  expect(left.records.filter(key => !key.startsWith(' '))).toStrictEqual([`${other} disconnect`])
  expect(left.records.filter(key => key.startsWith(' '))).toStrictEqual([
    expect.stringContaining('9900001'),
    expect.stringContaining('9900001'),
  ])
  expect([...left.marks].sort()).toStrictEqual([...callIds].sort())
  expect(left.quarantine).toStrictEqual([`${kept}#0000`])
})

test('a call whose id contains the number leaves no mark, which would contain it too', async () => {
  const callId = `call-${NUMBER}-1`
  await post({ callId })
  const { receipt, stderr } = await erase('--number', NUMBER)
  expect(receipt).toMatchObject({ calls: 1, unmarked: 1 })
  expect(receipt).not.toHaveProperty('marksUntil')
  expect(stderr).toContain('1 call will get no mark, since the number is in the id')
  expect(await stored()).toStrictEqual({ records: [], marks: [], quarantine: [] })
})

test('any later erase finishes calls and requests that an earlier one began with', async () => {
  const callId = newCallId()
  await post({ callId, ...DTMF })
  await putMark(callId)
  const begun = '20260314T092654001Z-9f8e7d6c5b4a3f2e'
  for (const [part, more] of [
    ['0000', { erased: '2026-03-15T00:00:00.000Z' }],
    ['0001', { body: Buffer.from('x') }],
  ] as const)
    await putQuarantineItem({ day: '2026-03-14', part: `${begun}#${part}`, ...more })
  const { receipt } = await erase('--number', '+15555550177')
  expect(receipt).toMatchObject({ calls: 1, events: 1, requests: 1, begun: 2 })
  expect(await stored()).toStrictEqual({ records: [], marks: [callId], quarantine: [] })
  expect((await erase('--number', '+15555550177')).receipt).toMatchObject({ calls: 0, requests: 0 })
})

test('a dry run says the same and changes nothing', async () => {
  const callId = await post({ from: NUMBER })
  await post({ callId: `call-${NUMBER}` })
  const request = await quarantine({ body: Buffer.from(NUMBER) })
  const before = await all()
  const { code, stdout } = await run('--number', NUMBER, '--dry-run', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ dryRun: true, subject: 'number', calls: 2, unmarked: 1, requests: 1 },
    places: { from: 1, callId: 1 },
    callIds: [callId],
    quarantineIds: [request],
  })
  expect(await run('--number', NUMBER, '--dry-run')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^calls +2\n/) as unknown,
    stderr: expect.stringContaining('dry run: nothing was erased') as unknown,
  })
  const after = await all()
  expect(after.records.map(exactly)).toStrictEqual(before.records.map(exactly))
  expect(after.quarantine.map(exactly)).toStrictEqual(before.quarantine.map(exactly))
})
