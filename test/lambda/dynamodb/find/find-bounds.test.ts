import * as E from 'fp-ts/Either'
import { defined } from '../../../../lambda/codec/defined'
import { recordsOf, type Page } from '../../../../lambda/question/reader'
import { decodeQuestion, type Parameters } from '../../../../lambda/question/parameters'
import type { Timestamp } from '../../../../lambda/disconnect/timestamp'
import { DEFAULT_SHARDS } from '../../../../lambda/dynamodb/keys'
import { dynamoDisconnectStore } from '../../../../lambda/dynamodb/disconnects'
import { startDatabase, TABLE_NAME, type Database } from '../../../../local/database/embedded-database'
import { recordOf } from '../../../support/callbacks/builders'

const COUNT = 40
const BYTES = 250_000

let database: Database
let store: ReturnType<typeof dynamoDisconnectStore>

beforeAll(async () => {
  database = await startDatabase()
  store = dynamoDisconnectStore({
    client: database.client,
    tableName: TABLE_NAME,
    shards: DEFAULT_SHARDS,
    readShards: DEFAULT_SHARDS,
  })
  for (let i = 0; i < COUNT; i++) {
    const endTime = `2026-03-04T10:00:${String(i).padStart(2, '0')}Z`
    await store.put(recordOf({ callId: `c-${i}`, endTime, errorMessage: 'x'.repeat(BYTES) }))()
  }
}, 60_000)
afterAll(() => database.close())

const pagesOf = async (parameters: Parameters): Promise<readonly Page[]> => {
  const question = decodeQuestion('2026-03-05T00:00:00.000Z' as Timestamp)(parameters)
  if (E.isLeft(question)) throw new Error('The question cannot be decoded')
  const pages: Page[] = []
  let after: string | undefined
  do {
    const page = await store.find(question.right, defined({ limit: 100, after }))()
    if (E.isLeft(page)) throw new Error('find failed')
    pages.push(page.right)
    after = page.right.position
  } while (after !== undefined)
  return pages
}

const calls = (pages: readonly Page[]): unknown[] =>
  pages.flatMap(({ rows }) => recordsOf(rows).map(({ callId }) => callId))

describe.each(['newest', 'oldest'])('a question about 10 MB of records, %s first,', order => {
  const inOrder = Array.from({ length: COUNT }, (_, i) => `c-${order === 'oldest' ? i : COUNT - 1 - i}`)

  test('is answered with each record once, in pages that fit an answer of a Lambda function', async () => {
    const pages = await pagesOf([['order', order]])
    expect(calls(pages)).toStrictEqual(inOrder)
    expect(pages.length).toBeGreaterThan(1)
    expect(Math.max(...pages.map(({ rows }) => rows.length)) * BYTES).toBeLessThan(5_000_000)
  })

  test('reads no more for a page than the limit, even if few of them match', async () => {
    const parameters: Parameters = [
      ['order', order],
      ['until', '2026-03-04T10:00:38Z'],
      ['accountId', 'nobody'],
    ]
    const pages = await pagesOf(parameters)
    expect(calls(pages)).toStrictEqual([])
    expect(pages.length).toBeGreaterThan(1)
    // Each of the 8 partitions may be read one request (1 MB) beyond the limit.
    expect(Math.max(...pages.map(({ readUnits }) => readUnits))).toBeLessThan(1_000 + 8 * 128)
  })
})
