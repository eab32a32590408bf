import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { simulate, type SimulateOptions } from '../../../cli/simulator/simulate'
import { CREDENTIALS, basic, withTestTwin } from '../../support/twin/twin'
import { verify } from '../../../cli/simulator/verify'
import { twinHttp } from '../../../cli/places/twin-http'
import { twinRecords } from '../../../cli/places/twin'
import { closed, listen } from '../../support/server'

const running = withTestTwin()

const run = (options: Partial<SimulateOptions> = {}) =>
  simulate({
    url: new URL(`${running.twin.url}/callbacks/disconnect`),
    credentials: CREDENTIALS,
    rate: 500,
    count: 60,
    seed: 7,
    timeoutMs: 60_000,
    ...options,
  })

const found = (acknowledged: Awaited<ReturnType<typeof run>>['acknowledged']) =>
  verify(acknowledged, twinRecords(twinHttp(new URL(running.twin.url), {})).get)

const ALL_RIGHT = { lost: [], doubled: [], altered: [] }

test('every oddity, by POST and GET, often twice, is acknowledged and stored as expected', async () => {
  const { report, acknowledged, unacknowledged } = await run({
    count: 200,
    oddities: 1,
    get: 0.3,
    duplicates: 0.3,
    challengeFirst: 0.3,
  })
  expect(unacknowledged).toStrictEqual([])
  expect(report).toMatchObject({
    calls: 200,
    acknowledged: 200,
    retries: 0,
    timeouts: 0,
    connectionErrors: {},
  })
  expect(report.answers).toStrictEqual({ 204: report.deliveries })
  expect(report.duplicates).toBeGreaterThan(40)
  expect(await found(acknowledged)).toStrictEqual({ checked: 200, ...ALL_RIGHT })
}, 60_000)

test('each connection that breaks is followed by one retry, and leaves one record', async () => {
  const { report, acknowledged } = await run({ count: 80, resets: 1, seed: 8 })
  expect(report).toMatchObject({
    deliveries: 80,
    resets: 80,
    retries: 80,
    acknowledged: 80,
    answers: { 204: 80 },
  })
  expect(await found(acknowledged)).toStrictEqual({ checked: 80, ...ALL_RIGHT })
}, 60_000)

test('the query string of the callback URL is expected in the record', async () => {
  const url = new URL(`${running.twin.url}/callbacks/disconnect?campaign=7`)
  const { acknowledged } = await run({ url, get: 0.5, seed: 9 })
  expect(await found(acknowledged)).toStrictEqual({ checked: 60, ...ALL_RIGHT })
  expect(acknowledged[0]?.expected['extra']).toMatchObject({ campaign: '7' })
}, 60_000)

test('a second run with the same seed and start sends duplicates, and causes no conflict', async () => {
  const options = { oddities: 0.5, seed: 10, start: Date.parse('2026-03-14T10:00:00Z') }
  await run(options)
  const { acknowledged } = await run(options)
  expect(await found(acknowledged)).toStrictEqual({ checked: 60, ...ALL_RIGHT })
}, 60_000)

test('garbage is refused, and counted separately', async () => {
  const { report } = await run({ garbage: 1, seed: 11 })
  expect(report).toMatchObject({ calls: 60, acknowledged: 60, answers: { 204: 60 } })
  expect(report.garbage).toStrictEqual({ sent: 60, refused: 60 })
}, 60_000)

describe('against a receiver of another kind', () => {
  type Seen = { authorization: string | undefined; body: string; method: string | undefined }
  const withServer = async (
    answer: (seen: Seen, response: ServerResponse, nth: number) => void,
    options: Partial<SimulateOptions>,
  ) => {
    const seen: Seen[] = []
    const server = createServer((request: IncomingMessage, response) => {
      let body = ''
      request.on('data', chunk => (body += String(chunk)))
      request.on('end', () => {
        seen.push({ authorization: request.headers.authorization, body, method: request.method })
        answer(seen.at(-1) as Seen, response, seen.length)
      })
    })
    const url = new URL(await listen(server))
    const result = await run({ url, count: 20, ...options })
    await closed(server)
    return { ...result, seen }
  }

  test('challenge first: without credentials, with or without a body; then with both', async () => {
    const { report, seen } = await withServer(
      ({ authorization }, response) => {
        if (authorization === undefined) response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="r"' })
        response.end()
      },
      { challengeFirst: 1 },
    )
    expect(report).toMatchObject({ acknowledged: 20, challenges: 20, answers: { 200: 20 } })
    const first = seen.filter(({ authorization }) => authorization === undefined)
    const second = seen.filter(({ authorization }) => authorization === basic())
    expect([first.length, second.length]).toStrictEqual([20, 20])
    expect(new Set(first.map(({ body }) => body === ''))).toStrictEqual(new Set([true, false]))
    expect(second.every(({ body }) => body !== '')).toBe(true)
  })

  test('a 401 without a challenge is not retried', async () => {
    const { report, seen } = await withServer((_, response) => response.writeHead(401).end(), {
      challengeFirst: 1,
    })
    expect(report).toMatchObject({ acknowledged: 0, challenges: 0, retries: 0, answers: { 401: 20 } })
    expect(seen).toHaveLength(20)
  })

  test('an answer to a request without its body acknowledges nothing', async () => {
    const { report, seen } = await withServer((_, response) => response.writeHead(204).end(), {
      challengeFirst: 1,
    })
    expect(report.acknowledged).toBe(seen.filter(({ body }) => body !== '').length)
    expect(report.acknowledged).toBeLessThan(20)
  })

  test('errors and timeouts are not retried; a connection that breaks is retried once, with the same bytes', async () => {
    const failing = await withServer((_, response) => response.writeHead(500).end(), {})
    expect(failing.report).toMatchObject({ acknowledged: 0, retries: 0, answers: { 500: 20 } })
    const silent = await withServer(() => undefined, { timeoutMs: 200 })
    expect(silent.report).toMatchObject({ acknowledged: 0, retries: 0, timeouts: 20 })
    const breaking = await withServer((_, response) => response.destroy(), {})
    expect(breaking.report).toMatchObject({
      acknowledged: 0,
      retries: 20,
      connectionErrors: { ECONNRESET: 40 },
    })
    const bodies = new Map<string, number>()
    for (const { body } of breaking.seen) bodies.set(body, (bodies.get(body) ?? 0) + 1)
    expect([...bodies.values()]).toStrictEqual(Array.from({ length: 20 }, () => 2))
  })

  test('an interruption waits for the answers, and reports what was done', async () => {
    const controller = new AbortController()
    const { report, seen } = await withServer(
      (_, response, nth) => {
        if (nth === 5) controller.abort()
        response.end()
      },
      { signal: controller.signal, rate: 50, count: 1_000, duplicates: 1 },
    )
    expect(report).toMatchObject({ interrupted: true, answers: { 200: seen.length } })
    expect(report.calls).toBeLessThan(1_000)
  })
})
