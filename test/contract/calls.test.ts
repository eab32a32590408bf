import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import * as fc from 'fast-check'
import { DISCONNECTS_TABLE } from '../../lambda/deployment/tables'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { endedAt } from '../../lambda/disconnect/timeline'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { putOnce } from '../../lambda/dynamodb/commands'
import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import { dynamoDisconnectStore } from '../../lambda/dynamodb/disconnects'
import { callReader } from '../../lambda/dynamodb/report/call-reader'
import { type Call, TEXT_NAMES } from '../../lambda/report/call'
import type { Chunk } from '../../lambda/report/reader'
import { decodeQuestion } from '../../lambda/question/parameters'
import { createTableInput } from '../../local/database/create-tables'
import { startDatabase, type Database } from '../../local/database/embedded-database'
import { releasedItem } from '../support/aws/released-item'
import { recordOf } from '../support/callbacks/builders'
import { arbitraryCalls, arbitraryParameters } from '../support/questions/arbitrary-questions'
import { naiveAnswer } from '../support/questions/naive-answer'
import { arbitraryEndedCalls } from '../support/report/arbitrary-calls'
import { callOf } from '../support/report/readings'

const NOW = '2026-03-05T00:00:00.000Z' as Timestamp

let database: Database
beforeAll(async () => {
  database = await startDatabase()
})
afterAll(() => database.close())

let tables = 0

/** A table with these records, each third of which was stored by version 0.1.0. */
const tableWith = async (records: readonly Disconnect[]) => {
  const { client } = database
  const tableName = `Calls-${++tables}`
  await client.send(new CreateTableCommand(createTableInput(tableName, DISCONNECTS_TABLE)))
  const options = { client, tableName, shards: DEFAULT_SHARDS, readShards: DEFAULT_SHARDS }
  const store = dynamoDisconnectStore(options)
  for (const [i, record] of records.entries())
    if (i % 3 === 0) await client.send(putOnce(tableName, DISCONNECTS_TABLE, releasedItem(options)(record)))
    else await store.put(record)()
  return { client, tableName, readShards: DEFAULT_SHARDS }
}

const chunksOf = async (
  ...[reader, ...asked]: [ReturnType<typeof callReader>, ...Parameters<ReturnType<typeof callReader>>]
) => {
  const chunks: Chunk[] = []
  for await (const chunk of reader(...asked)) {
    if (E.isLeft(chunk)) throw new Error(chunk.left._tag)
    chunks.push(chunk.right)
  }
  return chunks
}

const sorted = (calls: readonly Call[]): readonly string[] =>
  calls
    // NaN is no JSON, and equals nothing.
    .map(call =>
      JSON.stringify(call, (_, value: unknown) => (Number.isNaN(value) ? 'none' : (value ?? null))),
    )
    .sort()

test('a report reads the calls that a list of the same question has, of items of this version and of 0.1.0', async () => {
  for (const bodies of fc.sample(arbitraryCalls(40, 10), 3)) {
    const records = bodies.map(body => recordOf(body))
    const reader = callReader(await tableWith(records))
    await fc.assert(
      fc.asyncProperty(arbitraryParameters(), async parameters => {
        const question = decodeQuestion(NOW)(parameters)
        if (E.isLeft(question)) throw new Error(JSON.stringify(question.left))
        const chunks = await chunksOf(reader, question.right, { texts: TEXT_NAMES })
        expect(sorted(chunks.flatMap(({ calls }) => calls))).toStrictEqual(
          sorted(naiveAnswer(question.right, records).map(callOf)),
        )
        expect(chunks.reduce((sum, { unreadable }) => sum + unreadable, 0)).toBe(0)
      }),
      { numRuns: 40 },
    )
  }
})

test('a call has the times and durations of its record, however odd they are', async () => {
  for (const bodies of fc.sample(arbitraryEndedCalls(60), 3)) {
    const records = bodies.map(body => recordOf(body))
    const reader = callReader(await tableWith(records))
    const chunks = await chunksOf(reader, { order: 'newest' }, { texts: TEXT_NAMES })
    const ms = (time: string | undefined): number => (time === undefined ? NaN : Date.parse(time))
    const expected = records.map(record => ({
      endedMs: ms(endedAt(record)),
      startMs: ms(record.startTime),
      endMs: ms(record.endTime),
      answered: record.answered,
      talkMs: record.talkMs ?? NaN,
      ringMs: record.ringMs ?? NaN,
      queueMs: record.queueMs ?? NaN,
      ...(Object.fromEntries(TEXT_NAMES.map(name => [name, record[name]])) as Pick<
        Call,
        (typeof TEXT_NAMES)[number]
      >),
    }))
    expect(sorted(chunks.flatMap(({ calls }) => calls))).toStrictEqual(sorted(expected))
  }
})

test('only calls that started before a time are read, if that is asked for', async () => {
  const at = (minute: number) => `2026-03-04T10:${String(minute).padStart(2, '0')}:00.000Z`
  const records = [0, 1, 2, 3, 4, 5].map(i =>
    recordOf({ callId: `c-${i}`, startTime: at(i * 10), endTime: at(59), cause: 'hangup' }),
  )
  const reader = callReader(await tableWith([...records, recordOf({ callId: 'c-none', endTime: at(59) })]))
  const chunks = await chunksOf(
    reader,
    { order: 'newest' },
    { texts: [], startedBefore: at(30) as Timestamp },
  )
  expect(chunks.flatMap(({ calls }) => calls.map(({ startMs }) => startMs)).sort()).toStrictEqual(
    [0, 10, 20].map(minute => Date.parse(at(minute))),
  )
})

test('what has been reached is complete: a later chunk has no call that ended after it', async () => {
  const records = Array.from({ length: 600 }, (_, i) =>
    recordOf({
      callId: `c-${i}`,
      endTime: new Date(Date.parse('2026-03-04T10:00:00.000Z') + i * 997).toISOString(),
      cause: i % 3 === 0 ? 'busy' : 'hangup',
    }),
  )
  const chunks = await chunksOf(callReader(await tableWith(records)), { order: 'newest' }, { texts: [] })
  let reached = Infinity
  for (const { calls, reachedMs } of chunks) {
    for (const { endedMs } of calls) expect(endedMs).toBeLessThanOrEqual(reached)
    expect(reachedMs).toBeLessThanOrEqual(reached)
    reached = reachedMs
  }
  expect(chunks.flatMap(({ calls }) => calls)).toHaveLength(600)
})

test('of the events of one call, which are in no order of time, nothing is complete before the end', async () => {
  const records = Array.from({ length: 300 }, (_, i) =>
    recordOf({
      callId: 'c-1',
      eventType: 'dtmf',
      eventTime: new Date(Date.parse('2026-03-04T10:00:00.000Z') + i * 997).toISOString(),
    }),
  )
  const table = await tableWith(records)
  const question = decodeQuestion(NOW)([
    ['callId', 'c-1'],
    ['eventType', 'any'],
  ])
  if (E.isLeft(question)) throw new Error(JSON.stringify(question.left))
  const chunks = await chunksOf(callReader(table), question.right, { texts: [] })
  expect(chunks.map(({ calls, reachedMs }) => [calls.length, reachedMs])).toStrictEqual([
    [250, Infinity],
    [50, -Infinity],
  ])
})
