import { once } from 'node:events'
import { createConnection } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import {
  QUARANTINE_TABLE_NAME,
  startDatabase,
  type Database,
} from '../../../local/database/embedded-database'
import { databaseRequest, SOME_KEY } from '../../support/twin/database-request'
import { corsHeaders, sendRaw, type RawRequest } from '../../support/twin/raw-request'

const READ = { TableName: QUARANTINE_TABLE_NAME, Key: SOME_KEY }

let database: Database
let url: URL
beforeAll(async () => {
  database = await startDatabase()
  url = new URL(database.endpoint)
  await database.client.send(new PutItemCommand({ TableName: QUARANTINE_TABLE_NAME, Item: SOME_KEY }))
})
afterAll(() => database.close())

const isThere = async (): Promise<boolean> =>
  (await database.client.send(new GetItemCommand(READ))).Item !== undefined

const secret = (): string => url.pathname.slice(1)

describe('the embedded database answers programs that know its URL', () => {
  test.each(['', '/', '?a=1', '/?a=1'])('with %j behind it', async rest => {
    const answer = await sendRaw(url.href, { ...databaseRequest('Scan'), path: url.pathname + rest })
    expect([answer.status, answer.text]).toStrictEqual([200, expect.stringContaining('"Count":1') as string])
  })

  test('such as the SDK, which also takes the URL from the environment', async () => {
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] = database.endpoint
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
    const client = new DynamoDBClient({ region: 'us-east-1', credentials })
    expect((await client.send(new GetItemCommand(READ))).Item).toStrictEqual(SOME_KEY)
    client.destroy()
    delete process.env['AWS_ENDPOINT_URL_DYNAMODB']
  })

  test('which is another one after each start', async () => {
    const other = await startDatabase()
    expect(new URL(other.endpoint).pathname).toMatch(/^\/[\w-]{22}$/)
    expect(new URL(other.endpoint).pathname).not.toBe(url.pathname)
    await other.close()
  })
})

describe('the embedded database refuses to read and to delete', () => {
  test.each<[string, (sent: { host: string; path: string }) => Pick<RawRequest, 'headers' | 'path'>]>([
    ['for a web page', () => ({ headers: { Origin: 'https://evil.example' } })],
    ['for a page of its own origin', ({ host }) => ({ headers: { Origin: `http://${host}` } })],
    ['for a page in a sandbox', () => ({ headers: { Origin: 'null' } })],
    ['for what a page loads without CORS', () => ({ headers: { 'Sec-Fetch-Site': 'cross-site' } })],
    ['for a page of another port of this machine', () => ({ headers: { 'Sec-Fetch-Site': 'same-site' } })],
    ['under a foreign name (DNS rebinding)', () => ({ headers: { Host: 'evil.example' } })],
    ['under a name that begins like its own', () => ({ headers: { Host: '127.0.0.1.evil.example' } })],
    ['through a tunnel', () => ({ headers: { 'X-Forwarded-For': '192.0.2.1' } })],
    ['without the secret', () => ({ path: '/' })],
    ['with another secret', () => ({ path: `/${'A'.repeat(22)}` })],
    ['with half of the secret', ({ path }) => ({ path: path.slice(0, 12) })],
    ['with more than the secret', ({ path }) => ({ path: `${path}x` })],
    ['with the secret in the query string', ({ path }) => ({ path: `/?${path.slice(1)}` })],
    ['with an absolute URL', ({ host, path }) => ({ path: `http://${host}${path}` })],
  ])('%s', async (_, changed) => {
    const { headers, ...rest } = changed({ host: url.host, path: url.pathname })
    for (const operation of ['Scan', 'DeleteItem'] as const) {
      const answer = await sendRaw(url.href, { ...databaseRequest(operation, headers), ...rest })
      // The same words for every reason: they do not say how near a guess was.
      expect([answer.status, answer.text]).toStrictEqual([
        403,
        '{"message":"Only programs on this machine that know its path may use this database"}',
      ])
      expect(corsHeaders(answer)).toStrictEqual([])
      expect(JSON.stringify(answer)).not.toContain(secret().slice(0, 4))
    }
    expect(await isThere()).toBe(true)
  })

  test('when a browser asks whether a page may, even with the secret', async () => {
    const headers = {
      Origin: 'https://evil.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'x-amz-target,authorization',
      'Access-Control-Request-Private-Network': 'true',
    }
    for (const path of ['/', url.pathname]) {
      const answer = await sendRaw(url.href, { method: 'OPTIONS', path, headers })
      expect([answer.status, corsHeaders(answer)]).toStrictEqual([403, []])
    }
  })

  test('to a request that names no host', async () => {
    const socket = createConnection(Number(url.port), url.hostname)
    socket.end(`GET ${url.pathname} HTTP/1.0\r\n\r\n`)
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 403 /)
  })
})

test('the embedded database survives clients that go away in the middle of a request', async () => {
  for (const path of [url.pathname, '/']) {
    const socket = createConnection(Number(url.port), url.hostname)
    await once(socket, 'connect')
    socket.write(`POST ${path} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Length: 100\r\n\r\n{`)
    await pause(50)
    socket.resetAndDestroy()
  }
  await pause(50)
  expect(await isThere()).toBe(true)
})

test.each<[string, unknown]>([
  ['null', null],
  ['a list', []],
  ['text', 'x'],
  ['a key that is null', { TableName: QUARANTINE_TABLE_NAME, Key: { day: null } }],
  ['a null in a list', { TableName: QUARANTINE_TABLE_NAME, Key: { day: { L: [null] } } }],
  ['a null in a set', { TableName: QUARANTINE_TABLE_NAME, Item: { ...SOME_KEY, texts: { SS: [null] } } }],
])('the embedded database refuses a request with %s, and goes on', async (_, input) => {
  for (const operation of ['DeleteItem', 'PutItem'] as const) {
    const answer = await sendRaw(url.href, { ...databaseRequest(operation), body: JSON.stringify(input) })
    expect([answer.status, answer.text]).toStrictEqual([400, expect.stringContaining('Exception') as string])
  }
  expect(await isThere()).toBe(true)
})
