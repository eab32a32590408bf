import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { quarantineIdOf, type QuarantinedRequest } from '../../../lambda/intake/quarantine'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import { dynamoQuarantine } from '../../../lambda/dynamodb/quarantine/store'
import { markOf } from '../../../lambda/dynamodb/mark'
import { QUARANTINE_TABLE_NAME, TABLE_NAME } from '../../../local/database/create-tables'
import type { Twin } from '../../../local/twin'
import { aCallbackOfNewCall, aQuarantinedRequest, newCallId, type WireBody } from '../callbacks/builders'
import { runHere } from '../cli/in-process'
import { clientOf, startTestTwin } from '../twin/twin'
import { bothTables } from './traces'

export const NUMBER = '+15555550142'

/** For each test a twin, and erases in it. */
export const useErasing = () => {
  let twin: Twin
  beforeEach(async () => {
    twin = await startTestTwin()
  })
  afterEach(() => twin.close())

  const put = async (TableName: string, item: object): Promise<void> => {
    await twin.database.client.send(new PutItemCommand({ TableName, Item: marshall(item) }))
  }
  return {
    twin: () => twin,
    local: () => ['--local', twin.url],
    /** Posts a callback of a call that has nothing in common with others. @returns the id of the call */
    post: async (overrides: WireBody = {}): Promise<string> => {
      const body = aCallbackOfNewCall({ to: '+15555550999', ...overrides })
      expect((await clientOf(twin).post(body)).status).toBe(204)
      return String(body['callId'])
    },
    quarantine: async (overrides: Partial<QuarantinedRequest>): Promise<string> => {
      const arrival = { receivedAt: '2026-03-14T09:26:54.001Z' as Timestamp, requestId: newCallId() }
      const quarantineId = quarantineIdOf(arrival)
      const { put: quarantine } = dynamoQuarantine({
        client: twin.database.client,
        tableName: QUARANTINE_TABLE_NAME,
        retentionDays: 30,
      })
      await quarantine(aQuarantinedRequest({ ...arrival, quarantineId, ...overrides }))()
      return quarantineId
    },
    putMark: (callId: string) => put(TABLE_NAME, markOf(callId, '2026-03-15T00:00:00.000Z' as Timestamp)),
    putQuarantineItem: (item: object) => put(QUARANTINE_TABLE_NAME, item),
    run: (...flags: readonly string[]) => runHere(['erase', ...flags, '--local', twin.url]),
    erase: async (...flags: readonly string[]) => {
      const ended = await runHere(['erase', ...flags, '--yes', '--json', '--local', twin.url])
      return { ...ended, receipt: JSON.parse(ended.stdout || '{}') as Record<string, unknown> }
    },
    /** The keys of all items that are stored, and those of marks. */
    stored: async () => {
      const { records, quarantine } = await bothTables(twin.database.client)
      const keyOf = (item: (typeof records)[number]): string =>
        [item['callId'], item['event'], item['part']].flatMap(key => key?.S ?? []).join(' ')
      return {
        records: records.filter(item => !('erased' in item)).map(keyOf),
        marks: records.filter(item => 'erased' in item).map(item => item['callId']?.S),
        quarantine: quarantine.map(keyOf),
      }
    },
    all: () => bothTables(twin.database.client),
  }
}
