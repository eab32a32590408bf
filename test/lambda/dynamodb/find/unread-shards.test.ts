import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import { DISCONNECTS_TABLE, shardsRead } from '../../../../lambda/deployment/tables'
import type { Disconnect } from '../../../../lambda/disconnect/disconnect'
import { dynamoDisconnectStore } from '../../../../lambda/dynamodb/disconnects'
import { partitionsOf } from '../../../../lambda/dynamodb/find/partitions'
import { unreadKeys, unreadShards } from '../../../../lambda/dynamodb/find/unread-shards'
import { disconnectKeys, shardsOf, type Shards } from '../../../../lambda/dynamodb/keys'
import { decodeQuestion } from '../../../../lambda/question/parameters'
import { recordsOf } from '../../../../lambda/question/reader'
import type { Timestamp } from '../../../../lambda/disconnect/timestamp'
import { createTableInput } from '../../../../local/database/create-tables'
import { startDatabase, type Database } from '../../../../local/database/embedded-database'
import { aCallback, recordOf } from '../../../support/callbacks/builders'

let database: Database
beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.close())

const right = <A>(result: E.Either<unknown, A>): A => {
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left))
  return result.right
}

const ALL: readonly (readonly [string, string])[] = [['eventType', 'any']]
/** Two questions for some causes, and one for all others and none: so few that each reads the index by cause. */
const CAUSES = ['busy,timeout,cancel,rejected', 'callback-error,application-error,error,invalid-bxml']
const OTHERS = ['hangup', ...CAUSES.join(',').split(',')].map(cause => `!${cause}`).join(',')
const BY_CAUSE = [...CAUSES, OTHERS].map(causes => [...ALL, ['cause', causes] as const])

const questionOf = (parameters: readonly (readonly [string, string])[]) =>
  right(decodeQuestion('2026-03-05T00:00:00.000Z' as Timestamp)(parameters))

let tables = 0

/** A table with one record, written with 128 shards, and what questions find in it that read so many. */
const tableWith = async (record: Disconnect) => {
  const { client } = database
  const tableName = `Table-${++tables}`
  await client.send(new CreateTableCommand(createTableInput(tableName, DISCONNECTS_TABLE)))
  const storeReading = (readShards: Shards) =>
    dynamoDisconnectStore({ client, tableName, shards: shardsOf(128), readShards })
  await storeReading(shardsOf(128)).put(record)()
  return {
    needed: async (read: number) =>
      right(await unreadShards({ client, tableName, readShards: shardsOf(read) })()),
    found: async (read: number) => {
      const counts = []
      for (const parameters of [ALL, ...BY_CAUSE]) {
        const page = await storeReading(shardsOf(read)).find(questionOf(parameters), { limit: 10 })()
        counts.push(recordsOf(right(page).rows).length)
      }
      return counts
    },
  }
}

test.each([
  ['a call that ended as most do', { cause: 'hangup' }, [1, 0, 0, 0]],
  ['a call with an uncommon cause', { cause: 'busy' }, [1, 1, 0, 0]],
  ['another event of a call', { eventType: 'answer', cause: undefined }, [1, 0, 0, 1]],
  ['another event, with a cause', { eventType: 'answer', cause: 'timeout' }, [1, 1, 0, 0]],
])(
  '%s that questions miss is found, and with as many shards as it names questions find it',
  async (_, body, counts) => {
    const missed = []
    for (let i = 0; i < 5 && missed.length === 0; i++) {
      const { needed, found } = await tableWith(recordOf(aCallback({ callId: `c-${i}`, ...body })))
      const least = await needed(8)
      if (least !== undefined) missed.push({ least, needed, found })
    }
    expect(missed).not.toHaveLength(0)
    for (const { least, needed, found } of missed) {
      expect(await found(least)).toStrictEqual(counts)
      expect(await needed(least)).toBeUndefined()
      expect(await found(least - 1)).not.toStrictEqual(counts)
      expect(await needed(least - 1)).toBe(least)
    }
  },
  60_000,
)

test('no key of any record escapes both the questions and the check, whatever the number of shards', () => {
  const shown = ({ index, key }: { readonly index: string; readonly key: string }) => `${index} ${key}`
  for (const read of [8, 9, 64, 127, 128]) {
    const readShards = shardsOf(read)
    const known = new Set([
      ...[ALL, ...BY_CAUSE].flatMap(each => partitionsOf(questionOf(each), { readShards }).map(shown)),
      ...unreadKeys(readShards).map(shown),
    ])
    const missed = Array.from({ length: 500 }, (_, i) => {
      const eventType = i % 3 === 0 ? 'answer' : 'disconnect'
      const record = recordOf(
        aCallback({ callId: `c-${i}`, eventType, cause: i % 2 === 0 ? 'hangup' : 'busy' }),
      )
      const { byTime = '', byCause } = disconnectKeys(record, shardsOf(128))
      const lane = byTime.split('#')[0] ?? ''
      // An ended call has the same shard in both indexes.
      const inCauses = byCause !== undefined && lane === 'event' ? [`byCause ${byCause}`] : []
      return [`byTime ${byTime}`, ...inCauses].filter(key => !known.has(key))
    })
    expect(missed.flat()).toStrictEqual([])
  }
  expect(unreadKeys(shardsOf(128))).toStrictEqual([])
})

test.each([
  [{ indexShards: 1 }, 8],
  [{ indexShards: 8 }, 8],
  [{ indexShards: 9 }, 9],
  [{ indexShards: 128 }, 128],
  [{ indexShards: 4, readIndexShards: 8 }, 8],
  [{ indexShards: 4, readIndexShards: 40 }, 40],
])('questions read the most shards that a deployment names, and 8 at least: %j', (settings, read) => {
  expect(shardsRead(settings)).toBe(read)
})

test.each([
  ['', 12],
  ['eventType=any', 20],
  ['cause=busy', 4],
  ['cause=busy,timeout,rejected', 12],
  ['cause=hangup', 8],
])(
  'with up to 8 shards, the question "%s" reads as many keys as before there could be more',
  (query, count) => {
    const question = questionOf([...new URLSearchParams(query)])
    const oldKeysUntil = '0000-01-01T00:00:00.000Z' as Timestamp
    expect(
      partitionsOf(question, { readShards: shardsOf(shardsRead({ indexShards: 8 })), oldKeysUntil }),
    ).toHaveLength(count)
  },
)

test('an answer goes on after indexShards was raised between its pages, and repeats and misses nothing', async () => {
  const { client } = database
  const tableName = `Table-${++tables}`
  await client.send(new CreateTableCommand(createTableInput(tableName, DISCONNECTS_TABLE)))
  const storeWith = (indexShards: number) => {
    const shards = shardsOf(indexShards)
    return dynamoDisconnectStore({ client, tableName, shards, readShards: shards })
  }
  const put = async (store: ReturnType<typeof storeWith>, minute: number): Promise<void> => {
    const time = `2026-03-04T10:${String(minute).padStart(2, '0')}:00.000Z`
    const body = aCallback({ callId: `c-${minute}`, cause: 'hangup', endTime: time, eventTime: time })
    await store.put(recordOf(body))()
  }
  const page = async (store: ReturnType<typeof storeWith>, after?: string) =>
    right(await store.find(questionOf([['order', 'oldest']]), { limit: 5, ...(after && { after }) })())
  const [before, since] = [storeWith(8), storeWith(128)]
  for (let minute = 0; minute < 10; minute++) await put(before, minute)
  const first = await page(before)
  for (let minute = 10; minute < 15; minute++) await put(since, minute)
  const second = await page(since, first.position)
  const third = await page(since, second.position)
  const calls = [first, second, third].flatMap(({ rows }) => recordsOf(rows)).map(({ callId }) => callId)
  expect(calls).toStrictEqual(Array.from({ length: 15 }, (_, minute) => `c-${minute}`))
})
