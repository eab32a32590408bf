import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import type { Timestamp } from '../../../../lambda/disconnect/timestamp'
import { toItem } from '../../../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../../../lambda/dynamodb/keys'
import { find } from '../../../../lambda/dynamodb/find/find'
import { NO_OLD_KEYS } from '../../../../lambda/dynamodb/find/partitions'
import { decodeQuestion } from '../../../../lambda/question/parameters'
import { recordsOf } from '../../../../lambda/question/reader'
import { startDatabase, TABLE_NAME, type Database } from '../../../../local/database/embedded-database'
import { itemBytes } from '../../../support/aws/item-size'
import { itemOf } from '../../../support/aws/items'
import { loadItems } from '../../../support/aws/load-items'
import { aCallback } from '../../../support/callbacks/builders'

const CALLS = 2_000
const UNCOMMON = ['busy', 'timeout', 'cancel', 'rejected', 'busy', 'timeout', 'error', 'carrier-blocked']

/** An eighth of the calls end with an uncommon cause, with each of two tags. */
const callAt = (i: number) => {
  const time = new Date(Date.parse('2026-03-04T10:00:00Z') + i * 1_000).toISOString()
  return aCallback({
    callId: `c-${i}`,
    cause: i % 8 === 0 ? UNCOMMON[(i / 8) % UNCOMMON.length] : 'hangup',
    tag: i % 16 < 8 ? 'north' : 'south',
    endTime: time,
    eventTime: time,
  })
}

let database: Database
beforeAll(async () => {
  database = await startDatabase()
  const items = Array.from({ length: CALLS }, (_, i) => itemOf(callAt(i)))
  await loadItems(database.client, TABLE_NAME, items)
}, 60_000)
afterAll(() => database.close())

const right = <A>(result: E.Either<unknown, A>): A => {
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left))
  return result.right
}

const ask = async (query: string, limit = 100) => {
  const { client: own } = database
  let requests = 0
  const client = {
    send: (command: Parameters<DynamoDBClient['send']>[0]) => {
      requests++
      return own.send(command)
    },
  } as Pick<DynamoDBClient, 'send'>
  const question = right(
    decodeQuestion('2026-03-05T00:00:00.000Z' as Timestamp)([...new URLSearchParams(query)]),
  )
  const options = { client, tableName: TABLE_NAME, readShards: DEFAULT_SHARDS, oldKeysUntil: NO_OLD_KEYS }
  const { rows, readUnits } = right(await find(options)(question, { limit })())
  const records = recordsOf(rows)
  const bytes = records.reduce(
    (sum, record) => sum + itemBytes(toItem({ shards: DEFAULT_SHARDS })(record)),
    0,
  )
  return { found: records.length, requests, readUnits, ownUnits: bytes / 8_192 }
}

test('a question for all causes but hangup costs at most 1.5 times as much as the records that it finds', async () => {
  const { found, readUnits, ownUnits } = await ask('cause=!hangup')
  expect(found).toBe(100)
  expect(readUnits).toBeLessThanOrEqual(1.5 * ownUnits)
})

/** What these questions cost before uncommon causes had keys of their own; for several causes, the target. */
test.each([
  ['from=%2B15555550100', 9.5],
  ['number=%2B15555550100', 11.5],
  ['tag=north', 9.5],
  ['order=newest', 13.5],
  ['order=oldest', 13.5],
  ['cause=busy,timeout,cancel', 14],
  ['causeClass=callee', 14.5],
])('a page of 100 records by %s costs at most %d read units', async (query, most) => {
  const { found, readUnits } = await ask(query)
  expect(found).toBe(100)
  expect(readUnits).toBeLessThanOrEqual(most)
})

test('a filter that few records meet, beside a tag, takes two requests', async () => {
  expect(await ask('tag=north&cause=!hangup', 20)).toMatchObject({ found: 20, requests: 2 })
})
