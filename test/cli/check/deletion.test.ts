import { DeleteItemCommand, ScanCommand, type QueryCommand } from '@aws-sdk/client-dynamodb'
import { deletionFrom } from '../../../cli/places/delete-records'
import { QUARANTINE_TABLE_NAME, TABLE_NAME } from '../../../local/database/embedded-database'
import { withTestTwin } from '../../support/twin/twin'
import { aCallbackOfNewCall, newCallId } from '../../support/callbacks/builders'

const running = withTestTwin()

const TABLES = { tableName: TABLE_NAME, quarantineTableName: QUARANTINE_TABLE_NAME }

const deletion = () => deletionFrom({ client: running.twin.database.client, ...TABLES })

const keysIn = async (TableName: string): Promise<readonly string[]> => {
  const { Items = [] } = await running.twin.database.client.send(new ScanCommand({ TableName }))
  return Items.map(({ callId, event, part }) =>
    [callId?.S, event?.S, part?.S].filter(Boolean).join(' '),
  ).sort()
}

const quarantinedId = async (body: string): Promise<string> => {
  const response = await running.bandwidth.post(body)
  return String(((await response.json()) as Record<string, unknown>)['quarantineId'])
}

test('everything that is stored of a call is deleted, including conflicts and other events, and nothing else', async () => {
  const [callId, other] = [newCallId(), newCallId()]
  const callbacks = [
    { callId },
    { callId, cause: 'busy' },
    { callId, eventType: 'dtmf', eventTime: '2026-03-04T10:00:10Z' },
    { callId: other },
  ]
  for (const callback of callbacks) await running.bandwidth.post(aCallbackOfNewCall(callback))
  expect(await keysIn(TABLE_NAME)).toHaveLength(4)
  expect(await deletion().call(callId)).toBe(3)
  expect(await keysIn(TABLE_NAME)).toStrictEqual([`${other} disconnect`])
  expect(await deletion().call(callId)).toBe(0)
})

test('all parts of a request in quarantine are deleted, and nothing else', async () => {
  const large = await quarantinedId('x'.repeat(650 * 1024))
  const other = await quarantinedId('{')
  expect(await keysIn(QUARANTINE_TABLE_NAME)).toHaveLength(4)
  expect(await deletion().quarantined(large)).toBe(3)
  expect(await keysIn(QUARANTINE_TABLE_NAME)).toStrictEqual([`${other}#0000`])
  expect(await deletion().quarantined('no identifier of ours')).toBe(0)
})

test('only the keys are read, page by page', async () => {
  const sent: unknown[] = []
  const key = (event: string) => ({ callId: { S: 'c-1' }, event: { S: event } })
  const client = {
    send: (command: QueryCommand | DeleteItemCommand) => {
      sent.push(command.input)
      if (command instanceof DeleteItemCommand) return Promise.resolve({})
      return Promise.resolve(
        command.input.ExclusiveStartKey === undefined
          ? { Items: [key('a')], LastEvaluatedKey: key('a') }
          : { Items: [key('b')] },
      )
    },
  } as unknown as Parameters<typeof deletionFrom>[0]['client']
  expect(await deletionFrom({ client, ...TABLES }).call('c-1')).toBe(2)
  expect(sent).toMatchObject([
    { ProjectionExpression: '#partition, #sort', ConsistentRead: true },
    { TableName: TABLE_NAME, Key: key('a') },
    { ExclusiveStartKey: key('a') },
    { TableName: TABLE_NAME, Key: key('b') },
  ])
})
