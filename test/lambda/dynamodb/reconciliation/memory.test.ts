import type { CallId } from '../../../../lambda/disconnect/identifiers'
import { PARTITION } from '../../../../lambda/dynamodb/reconciliation/memory'
import { timestampOf } from '../../../../lambda/disconnect/timestamp'
import { runHere } from '../../../support/cli/in-process'
import { aCallbackOfNewCall } from '../../../support/callbacks/builders'
import { rememberIn, storeIn } from '../../../support/reconciliation/remembered'
import { withTestTwin } from '../../../support/twin/twin'

const running = withTestTwin()

const NAME = PARTITION.trim()
const TIME = timestampOf(Date.parse('2026-03-04T10:05:00.000Z'))

beforeAll(async () => {
  const { first, hour, run } = rememberIn(running.twin.database)
  await first({ accountId: '9900000', applicationId: 'app-1' })
  await hour(2, [{ listed: 1, counted: 1, arrived: 1 }])
  await run({ accountId: '9900000', startedAt: TIME, since: TIME, until: TIME })
})

const printed = async (...args: readonly string[]): Promise<readonly string[]> => {
  const { stdout, stderr } = await runHere([...args, '--json', '--local', running.twin.url])
  expect(stderr).not.toContain('left out')
  return (JSON.parse(stdout) as { readonly items: readonly { readonly callId: string }[] }).items.map(
    ({ callId }) => callId,
  )
}

test('no question finds what reconciliation remembers', async () => {
  const body = aCallbackOfNewCall()
  await running.bandwidth.post(body)
  expect(await printed('list', '--all', '--event-type', 'any')).toStrictEqual([body['callId']])
  expect(await printed('list', '--all', '--source', 'reconciled')).toStrictEqual([])
})

test.each([NAME, PARTITION])('the call %j has nothing of it', async callId => {
  expect(await running.bandwidth.items(callId)).toStrictEqual([])
  const { code, stdout } = await runHere(['get', callId, '--local', running.twin.url])
  expect({ code, stdout }).toStrictEqual({ code: 1, stdout: '' })
  const list = ['list', '--call-id', callId, '--event-type', 'any', '--all']
  expect(await printed(...list)).toStrictEqual([])
})

test('a call with the name of the memory is stored, found and reconciled like any other', async () => {
  const before = await storeIn(running.twin.database).runs()()
  const body = aCallbackOfNewCall({ callId: PARTITION })
  expect((await running.bandwidth.post(body)).status).toBe(204)
  expect(await running.bandwidth.items(NAME)).toMatchObject([{ callId: NAME }])
  const sources = await storeIn(running.twin.database).sourcesOf([NAME as CallId])()
  expect(sources).toMatchObject({ right: new Map([[NAME, 'callback']]) })
  expect(await storeIn(running.twin.database).runs()()).toStrictEqual(before)
})
