import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { simulate } from '../../cli/simulator/simulate'
import { receive } from '../../lambda/intake/receive'
import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import { dynamoDisconnectStore } from '../../lambda/dynamodb/disconnects'
import { epochMs, timestampOf } from '../../lambda/disconnect/timestamp'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { DisconnectStore } from '../../lambda/question/reader'
import { deliveryOf } from '../../lambda/http/delivery-of'
import { TABLE_NAME } from '../../local/database/create-tables'
import { closeServer, listen } from '../../local/lifetime'
import { createGateway } from '../../local/gateway/server'
import { CREDENTIALS, silent } from '../support/twin/twin'
import { check, type Checked } from '../support/durability/check'
import { startDatabaseProcess, type DatabaseProcess } from '../support/durability/database-process'

const COUNT = 12

const folder = mkdtempSync(join(tmpdir(), 'durability-'))
let database: DatabaseProcess
beforeAll(async () => {
  database = await startDatabaseProcess(folder)
}, 30_000)
afterAll(async () => {
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
})

type Put = DisconnectStore['put']

/** The verdict of the checker on a receiver that answers 204 and stores records by `storeRecord`. */
const judge = async (
  seed: number,
  storeRecord: (put: Put, record: Disconnect) => Promise<unknown>,
): Promise<Checked> => {
  const store = dynamoDisconnectStore({
    client: database.client,
    tableName: TABLE_NAME,
    shards: DEFAULT_SHARDS,
    readShards: DEFAULT_SHARDS,
  })
  const put: Put = record => async () => {
    await storeRecord(store.put, record)
    return { _tag: 'Right', right: 'stored' }
  }
  const handler = async (event: APIGatewayProxyEventV2) => {
    await receive({
      store: { put },
      quarantine: { put: () => () => Promise.reject(new Error('odd')) },
      allowsAccount: () => true,
    })(deliveryOf(event, ''))()
    return { statusCode: 204 }
  }
  const integrations = {
    callback: { handler },
    question: { handler },
    report: { handler },
    tables: { handler },
  }
  const gateway = createGateway(integrations, silent)
  const port = await listen(gateway, 0)
  const url = new URL(`http://127.0.0.1:${port}/callbacks/disconnect`)
  const sent = await simulate({ url, credentials: CREDENTIALS, rate: 50, count: COUNT, seed, oddities: 0.3 })
  await closeServer(gateway)
  expect(sent.acknowledged).toHaveLength(COUNT)
  return check(database, sent)
}

test('the checker accepts a receiver that stores what it acknowledges', async () => {
  const judged = await judge(1, (put, record) => put(record)())
  expect(judged).toStrictEqual({ lost: 0, doubled: 0, altered: 0 })
})

test('the checker finds each callback that is acknowledged but not stored', async () => {
  expect(await judge(2, () => Promise.resolve())).toStrictEqual({ lost: COUNT, doubled: 0, altered: 0 })
})

test('the checker finds each callback that is stored twice', async () => {
  const twice = async (put: Put, record: Disconnect): Promise<void> => {
    await put(record)()
    // This one differs, so it is stored beside the first.
    await put({ ...record, accountId: 'another' as NonNullable<Disconnect['accountId']> })()
  }
  expect(await judge(3, twice)).toStrictEqual({ lost: 0, doubled: COUNT, altered: 0 })
})

test('the checker finds each callback that is altered, even by a millisecond', async () => {
  const altered = (put: Put, record: Disconnect) =>
    put({ ...record, endTime: timestampOf(epochMs(record.endTime ?? record.receivedAt) + 1) })()
  expect(await judge(4, altered)).toStrictEqual({ lost: 0, doubled: 0, altered: COUNT })
})
