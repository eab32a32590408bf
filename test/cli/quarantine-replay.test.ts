import { quarantineIdOf } from '../../lambda/intake/quarantine'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { dynamoQuarantine } from '../../lambda/dynamodb/quarantine/store'
import { QUARANTINE_TABLE_NAME } from '../../local/database/embedded-database'
import type { Twin } from '../../local/twin'
import { aQuarantinedRequest, aCallbackOfNewCall, newCallId } from '../support/callbacks/builders'
import { parsed } from '../support/ndjson'
import { clientOf, startTestTwin } from '../support/twin/twin'
import { runHere } from '../support/cli/in-process'

let twin: Twin
let local: readonly string[]
beforeAll(async () => {
  twin = await startTestTwin()
  local = ['--local', twin.url]
})
afterAll(() => twin.close())

/** Requests that an older version could not decode, and this one can. */
const putUnderstandable = async (body: unknown, receivedAt = '2026-03-14T09:26:54.001Z'): Promise<string> => {
  const arrival = { receivedAt: receivedAt as Timestamp, requestId: newCallId() }
  const quarantineId = quarantineIdOf(arrival)
  const quarantine = dynamoQuarantine({
    client: twin.database.client,
    tableName: QUARANTINE_TABLE_NAME,
    retentionDays: 30,
  })
  const request = { ...arrival, quarantineId, body: Buffer.from(JSON.stringify(body)) }
  await quarantine.put(aQuarantinedRequest(request))()
  return quarantineId
}

test('a replay stores what can be decoded now, once, and leaves the rest unchanged', async () => {
  const callId = newCallId()
  const id = await putUnderstandable(aCallbackOfNewCall({ callId }))
  const range = ['--since', '2026-03-14', '--until', '2026-03-15']
  const failing = await putUnderstandable({ cause: 'busy' })
  const replay = async (...flags: readonly string[]) =>
    JSON.parse(
      (await runHere(['quarantine', 'replay', ...range, '--json', ...flags, ...local])).stdout,
    ) as unknown

  expect(await replay('--dry-run')).toMatchObject({ understood: 1, 'not understood': 1, dryRun: true })
  expect(await clientOf(twin).items(callId)).toStrictEqual([])
  expect(await replay()).toMatchObject({ stored: 1, 'not understood': 1 })
  expect(await clientOf(twin).items(callId)).toMatchObject([
    { callId, receivedAt: '2026-03-14T09:26:54.001Z', source: 'callback' },
  ])
  expect(await replay()).toMatchObject({ stored: 0, duplicate: 0, 'not understood': 1 })

  const left = await runHere(['quarantine', 'list', ...range, ...local])
  expect(parsed(left.stdout)).toMatchObject([{ quarantineId: failing }])
  const all = await runHere(['quarantine', 'list', ...range, '--all', ...local])
  expect(
    parsed(all.stdout)
      .map(({ quarantineId }) => quarantineId)
      .sort(),
  ).toStrictEqual([failing, id].sort())
  const again = await runHere(['quarantine', 'replay', id, ...local])
  expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/^duplicate +1$/m) as unknown })
  expect(await clientOf(twin).items(callId)).toHaveLength(1)
})

test('missing ids are reported, and do not affect the others', async () => {
  const callIds = [newCallId(), newCallId()]
  const ids = await Promise.all(callIds.map(callId => putUnderstandable(aCallbackOfNewCall({ callId }))))
  const unknown = '20260314T092654001Z-ffffffffffffffff'
  expect(await runHere(['quarantine', 'replay', ...ids.toSpliced(1, 0, unknown), ...local])).toStrictEqual({
    code: 1,
    stdout: expect.stringMatching(/^stored +2$/m) as unknown,
    stderr: 'There is no request in quarantine with one of the ids: it may have expired\n',
  })
  for (const callId of callIds) expect(await clientOf(twin).items(callId)).toHaveLength(1)
})

test('a replay that stops early reports what was done before', async () => {
  await putUnderstandable({ cause: 'busy' }, '2026-04-01T10:00:00.000Z')
  await putUnderstandable(aCallbackOfNewCall(), '2026-04-01T09:00:00.000Z')
  const range = ['--since', '2026-04-01', '--until', '2026-04-02']
  const { endpoint } = twin.database
  const tables = ['--table', 'None', '--quarantine-table', QUARANTINE_TABLE_NAME, '--endpoint', endpoint]
  expect(await runHere(['quarantine', 'replay', ...range, ...tables])).toStrictEqual({
    code: 1,
    stdout: expect.stringMatching(/^stored +0\n[^]*^not understood +1$/m) as unknown,
    stderr: expect.stringMatching(
      /^Stopped early; run the same command again to replay the rest:\nThere is no table None/m,
    ) as unknown,
  })
})
