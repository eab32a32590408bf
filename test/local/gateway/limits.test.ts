import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { createGateway, type TooLargeAnswer } from '../../../local/gateway/server'
import { INVOCATION_MAX_BYTES } from '../../support/aws/limits'
import { closed, listen } from '../../support/server'
import { type RawRequest, sendRaw } from '../../support/twin/raw-request'

/** From AWS's documentation, not from the code. */
const HEAD_MAX = 10_240

let events: APIGatewayProxyEventV2[] = []
let answer: APIGatewayProxyStructuredResultV2 = { statusCode: 204 }
const tooLarge: TooLargeAnswer[] = []

const integration = {
  handler: (event: APIGatewayProxyEventV2) => {
    events.push(event)
    return Promise.resolve(answer)
  },
}

const server = createGateway(
  { callback: integration, question: integration, report: integration, tables: integration },
  { answerTooLarge: found => tooLarge.push(found) },
)
let url: string
beforeAll(async () => {
  url = await listen(server)
})
afterAll(() => closed(server))
beforeEach(() => {
  events = []
  tooLarge.length = 0
  answer = { statusCode: 204 }
})

const send = async (sent: RawRequest) => {
  const { status, text } = await sendRaw(url, { method: 'POST', path: '/callbacks/disconnect', ...sent })
  return [status, text]
}

const sizeOf = (payload: unknown): number => Buffer.byteLength(JSON.stringify(payload))

describe('an event of more than 6,291,556 bytes reaches no function, since Lambda does not take it', () => {
  const post = (contentType: string, body: string | Buffer) =>
    send({ headers: { 'Content-Type': contentType, 'Content-Length': String(body.length) }, body })

  const refused = [413, '{"message":"Request Entity Too Large"}']

  test('counted to the byte, with the envelope', async () => {
    const near = 'x'.repeat(INVOCATION_MAX_BYTES - 2_000)
    expect(await post('text/plain', near)).toStrictEqual([204, ''])
    const room = INVOCATION_MAX_BYTES - sizeOf(events[0])
    expect(room).toBeGreaterThan(0)
    expect(await post('text/plain', near + 'x'.repeat(room))).toStrictEqual([204, ''])
    expect(sizeOf(events[1])).toBe(INVOCATION_MAX_BYTES)
    expect(await post('text/plain', near + 'x'.repeat(room + 1))).toStrictEqual(refused)
    expect(events).toHaveLength(2)
  })

  test.each([
    ['escapes as they are in JSON', 'application/json', 3_100_000, 3_200_000, '"'],
    ['characters as UTF-8', 'text/plain', 6_200_000, 6_300_000, 'é'],
    ['bytes that are no text as base64', 'application/octet-stream', 4_700_000, 4_730_000, '\0'],
  ])('with %s', async (_, contentType, fits, doesNot, filler) => {
    expect(await post(contentType, Buffer.alloc(fits, filler))).toStrictEqual([204, ''])
    expect(await post(contentType, Buffer.alloc(doesNot, filler))).toStrictEqual(refused)
    expect(events).toHaveLength(1)
  })
})

describe('an answer of more than 6,291,556 bytes never reaches the client, since Lambda does not return it', () => {
  const ask = (path = '/disconnects?number=%2B15555550142') => send({ method: 'GET', path })
  const answerOf = (bytes: number, filler: string) => {
    const empty = { statusCode: 200, headers: { 'Content-Type': 'text/plain' }, body: '' }
    const each = sizeOf(filler) - 2
    const many = Math.floor((bytes - sizeOf(empty)) / each)
    const body = filler.repeat(many)
    const rest = bytes - sizeOf({ ...empty, body })
    return { ...empty, body: body + 'x'.repeat(rest) }
  }

  test.each([
    ['ASCII', 'x'],
    ['escapes', '"'],
    ['UTF-8', 'é'],
  ])('counted to the byte, with the envelope: %s', async (_, filler) => {
    answer = answerOf(INVOCATION_MAX_BYTES, filler)
    expect(sizeOf(answer)).toBe(INVOCATION_MAX_BYTES)
    expect(await ask()).toStrictEqual([200, answer.body])
    expect(tooLarge).toStrictEqual([])
    answer = answerOf(INVOCATION_MAX_BYTES + 1, filler)
    expect(await ask()).toStrictEqual([502, '{"message":"Internal Server Error"}'])
    expect(tooLarge).toStrictEqual([{ routeKey: 'GET /disconnects', bytes: INVOCATION_MAX_BYTES + 1 }])
  })
})

describe('more than 10,240 bytes of request line and header values are refused', () => {
  const refused = [431, '{"message":"Request Header Fields Too Large"}']

  /** `Host` and `Connection`, which the client adds, and the request line. */
  const others = (path: string): number =>
    new URL(url).host.length + 'keep-alive'.length + `GET ${path} HTTP/1.1`.length

  test('counted to the byte', async () => {
    const path = `/callbacks/disconnect?${'q'.repeat(3_000)}`
    const room = HEAD_MAX - others(path)
    const get = (value: string) => send({ method: 'GET', path, headers: { 'X-Filler': value } })
    expect(await get('v'.repeat(room))).toStrictEqual([204, ''])
    expect(await get('v'.repeat(room + 1))).toStrictEqual(refused)
    expect(events).toHaveLength(1)
  })

  test.each([
    ['a header of 200 KB', { headers: { cookie: 'c'.repeat(200_000) } }],
    ['a query string of 200 KB', { path: `/callbacks/disconnect?${'q'.repeat(200_000)}` }],
    [
      'a header behind 3,000 others',
      { headers: { many: Array<string>(3_000).fill(''), last: 'v'.repeat(10_240) } },
    ],
    ['with a body', { headers: { cookie: 'c'.repeat(20_000) }, body: 'x'.repeat(100_000) }],
  ])('%s', async (_, sent) => {
    expect(await send(sent)).toStrictEqual(refused)
    expect(events).toHaveLength(0)
  })

  test('names of headers do not count', async () => {
    const names = Array.from({ length: 1_000 }, (_, i) => [`x-${'n'.repeat(30)}-${i}`, ''])
    expect(
      await send({ method: 'GET', headers: Object.fromEntries(names) as Record<string, string> }),
    ).toStrictEqual([204, ''])
    expect(Object.keys(events[0]?.headers ?? {}).length).toBeGreaterThan(1_000)
  })
})
