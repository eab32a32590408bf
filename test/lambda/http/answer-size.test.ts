import { dynamoDisconnectStore } from '../../../lambda/dynamodb/disconnects'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { questionHandler } from '../../../lambda/http/question-handlers'
import { startDatabase, TABLE_NAME, type Database } from '../../../local/database/embedded-database'
import { INVOCATION_MAX_BYTES } from '../../support/aws/limits'
import { aCallbackOfNewCall, recordOf, type WireBody } from '../../support/callbacks/builders'
import { LARGE_PROPERTIES } from '../../support/callbacks/large-bodies'
import { gatewayEvent } from '../../support/lambda/gateway-event'

let database: Database

const put = async (body: WireBody): Promise<void> => {
  const store = dynamoDisconnectStore({
    client: database.client,
    tableName: TABLE_NAME,
    shards: DEFAULT_SHARDS,
    readShards: DEFAULT_SHARDS,
  })
  expect(await store.put(recordOf(body))()).toMatchObject({ right: 'stored' })
}

const timeOf = (i: number): string => `2026-03-04T10:00:${String(i).padStart(2, '0')}.000Z`

const ROUNDS = 3
const LARGE = Object.values(LARGE_PROPERTIES)
const COUNT = ROUNDS * LARGE.length

/** Each kind several times: as a call of its own, and as an event of one call. */
beforeAll(async () => {
  database = await startDatabase()
  for (let i = 0; i < COUNT; i++) {
    const properties = LARGE[i % LARGE.length] ?? {}
    await put(aCallbackOfNewCall({ ...properties, tag: 'large', callId: `c-${i}`, endTime: timeOf(i) }))
    await put({ ...properties, callId: 'c-many', eventType: 'gather', eventTime: timeOf(i) })
  }
}, 60_000)
afterAll(() => database.close())

type Item = { readonly callId: string; readonly eventTime: string; readonly errorMessage?: string }
type Page = { readonly items: readonly Item[]; readonly cursor?: string; readonly bytes: number }

const ask = async (query: string, callId?: string): Promise<Page> => {
  const { client } = database
  const store = dynamoDisconnectStore({
    client,
    tableName: TABLE_NAME,
    shards: DEFAULT_SHARDS,
    readShards: DEFAULT_SHARDS,
  })
  const response = await questionHandler({ store, failed: () => undefined })(
    gatewayEvent({
      method: 'GET',
      query,
      ...(callId === undefined ? { path: '/disconnects' } : { callId }),
    }),
  )
  expect(response.statusCode).toBe(200)
  const answer = JSON.parse(response.body ?? '') as Omit<Page, 'bytes'>
  return { ...answer, bytes: Buffer.byteLength(JSON.stringify(response)) }
}

const allPages = async (query: string, callId?: string) => {
  const pages: Page[] = []
  do {
    const cursor = pages.at(-1)?.cursor
    pages.push(await ask(`${query}${cursor === undefined ? '' : `&cursor=${cursor}`}`, callId))
  } while (pages.at(-1)?.cursor !== undefined)
  return pages
}

const sizesOf = (pages: readonly Page[]) => pages.map(({ bytes }) => bytes)

describe('no answer is larger than a Lambda function may answer, and all pages together have every record once', () => {
  test.each(['newest', 'oldest'])('of a list, %s first', async order => {
    const pages = await allPages(`tag=large&order=${order}&limit=1000`)
    const inOrder = Array.from({ length: COUNT }, (_, i) => `c-${order === 'oldest' ? i : COUNT - 1 - i}`)
    expect(pages.flatMap(({ items }) => items.map(({ callId }) => callId))).toStrictEqual(inOrder)
    expect(Math.max(...sizesOf(pages))).toBeLessThanOrEqual(INVOCATION_MAX_BYTES)
    expect(Math.max(...sizesOf(pages))).toBeGreaterThan(INVOCATION_MAX_BYTES / 2)
  })

  test.each(['', 'limit=1000', 'limit=2'])('of one call, with %j', async query => {
    const pages = await allPages(query, 'c-many')
    const times = Array.from({ length: COUNT }, (_, i) => timeOf(i))
    expect(pages.flatMap(({ items }) => items.map(({ eventTime }) => eventTime))).toStrictEqual(times)
    expect(Math.max(...sizesOf(pages))).toBeLessThanOrEqual(INVOCATION_MAX_BYTES)
  })
})
