import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeDelivery } from '../../lambda/callback/delivery-message'
import { quarantineIdOf } from '../../lambda/intake/quarantine'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { runCli } from '../support/cli/run'
import { aDelivery, aQuarantinedRequest, aCallbackOfNewCall, newCallId } from '../support/callbacks/builders'
import { STACK } from '../support/aws/deployed-stack'
import type { Deployment } from '../support/aws/deployment'
import { eventually } from '../support/eventually'
import { basic, clientOf } from '../support/twin/twin'

/** The commands of an operator, given the name of the stack. */
export const operatorCommands = (get: () => Deployment): void => {
  const run = async (...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await runCli(args, get().stack.environment)
    expect([code, stderr]).toStrictEqual([0, ''])
    return stdout
  }
  const onStack = async (...args: readonly string[]): Promise<unknown> =>
    JSON.parse(await run(...args, '--stack', STACK, '--json'))

  test('the calls of a stack are found by the name of the stack', async () => {
    const { stack } = get()
    const [callId, endTime] = [newCallId(), new Date().toISOString()]
    const client = clientOf(stack, basic(await stack.credentials()))
    expect((await client.post(aCallbackOfNewCall({ callId, cause: 'account-limit', endTime }))).status).toBe(
      204,
    )
    const found = { items: [{ callId, causeClass: 'limit' }] }
    expect(await onStack('list', '--cause', 'account-limit', '--since', '1h')).toMatchObject(found)
    expect(await onStack('get', callId)).toMatchObject(found)
  })

  test('the figures of the calls of a stack are reported by the name of the stack', async () => {
    const { stack } = get()
    const [tag, endTime] = [newCallId(), new Date().toISOString()]
    const client = clientOf(stack, basic(await stack.credentials()))
    for (const cause of ['hangup', 'callback-error', 'callback-error'])
      expect((await client.post(aCallbackOfNewCall({ cause, endTime, tag }))).status).toBe(204)
    expect(await onStack('report', '--tag', tag, '--since', '1h', '--by', 'cause')).toMatchObject({
      groups: [
        { key: { cause: 'callback-error' }, calls: 2, failed: 2 },
        { key: { cause: 'hangup' }, calls: 1 },
      ],
      total: { calls: 3, classes: { application: 2, normal: 1 } },
    })
  })

  test('simulated calls are acknowledged, and each is found as it was sent', async () => {
    const { outputs, stack } = get()
    const { username, password } = await stack.credentials()
    const to = ['--url', `${stack.url}/callbacks/disconnect`, '--username', username]
    const load = ['--count', '60', '--rate', '15', '--oddities', '50', '--seed', '7']
    const flags = [...to, ...load, '--table', outputs.TableName, '--verify', '--json']
    const environment = { ...stack.environment, CALLBACK_PASSWORD: password }
    const { code, stdout } = await runCli(['simulate', ...flags], environment)
    expect(code).toBe(0)
    const verification = { checked: 60, lost: [], doubled: [], altered: [] }
    expect(JSON.parse(stdout)).toMatchObject({ report: { acknowledged: 60 }, verification })
  })

  test('quarantined requests are listed and shown, and one that can be decoded now is replayed', async () => {
    const { stack } = get()
    const client = clientOf(stack, basic(await stack.credentials()))
    const refused = (await (await client.post('{"callId": 7')).json()) as { quarantineId: string }
    const callId = newCallId()
    const arrival = { receivedAt: new Date().toISOString() as Timestamp, requestId: callId }
    const quarantineId = quarantineIdOf(arrival)
    const body = Buffer.from(JSON.stringify(aCallbackOfNewCall({ callId })))
    await stack.quarantine(aQuarantinedRequest({ ...arrival, quarantineId, body }))

    const listed = JSON.stringify(await onStack('quarantine', 'list', '--since', '1h'))
    for (const id of [refused.quarantineId, quarantineId]) expect(listed).toContain(id)
    expect(await onStack('quarantine', 'show', refused.quarantineId)).toMatchObject({
      body: '{"callId": 7',
      violations: [{ path: '', expected: 'a JSON object' }],
    })
    const replay = (...flags: readonly string[]) => onStack('quarantine', 'replay', quarantineId, ...flags)
    expect(await replay('--dry-run')).toMatchObject({ understood: 1, dryRun: true })
    expect(await stack.item(callId)).toBeUndefined()
    expect(await replay()).toMatchObject({ stored: 1 })
    expect(await replay()).toMatchObject({ stored: 0, duplicate: 1 })
    expect(await stack.item(callId)).toMatchObject({ cause: { S: 'hangup' } })
  })

  test('dead letters are redriven, and stored by the drain function', async () => {
    const { outputs, stack } = get()
    const callId = newCallId()
    await stack.enqueue(
      encodeDelivery(aDelivery({ body: aCallbackOfNewCall({ callId }) })),
      outputs.DeadLetterQueueUrl,
    )
    expect(await onStack('redrive', '--dry-run')).toMatchObject({ waiting: 1, moved: 0 })
    await eventually(async () => {
      const { moved } = JSON.parse(
        (await runCli(['redrive', '--stack', STACK, '--json'], stack.environment)).stdout,
      ) as { moved: number }
      return moved === 1 || undefined
    })
    expect(await eventually(() => stack.item(callId))).toMatchObject({ cause: { S: 'hangup' } })
  })

  test('callbacks from a log are imported once', async () => {
    const { stack } = get()
    const folder = mkdtempSync(join(tmpdir(), 'import-'))
    const file = join(folder, 'log.ndjson')
    const callId = newCallId()
    writeFileSync(file, `${JSON.stringify(aCallbackOfNewCall({ callId }))}\n`)
    expect(await onStack('import', file)).toMatchObject({ stored: 1, duplicate: 0, rejected: 0 })
    expect(await onStack('import', file)).toMatchObject({ stored: 0, duplicate: 1, rejected: 0 })
    expect(await stack.item(callId)).toMatchObject({ source: { S: 'import' } })
    rmSync(folder, { recursive: true })
  })
}
