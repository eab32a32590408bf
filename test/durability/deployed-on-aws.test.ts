import { setTimeout as pause } from 'node:timers/promises'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import type { QuarantineEntry } from '../../lambda/intake/quarantine'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { findByCall } from '../../lambda/dynamodb/disconnects'
import type { CallId } from '../../lambda/disconnect/identifiers'
import { dynamoQuarantineReader } from '../../lambda/dynamodb/quarantine/reader'
import { QUARANTINE_TABLE_NAME, TABLE_NAME } from '../../local/database/create-tables'
import { gatewayEvent } from '../support/lambda/gateway-event'
import { aCallbackOfNewCall } from '../support/callbacks/builders'
import { faults, frozenNowAndThen, together, type Disturb } from '../support/durability/disturb'
import { expectAllAcknowledged, expectKept } from '../support/durability/expect'
import type { Fault } from '../support/durability/fault-proxy'
import { withDeployed } from '../support/durability/with-deployed'

const running = withDeployed('What AWS does to them', 20_263)
const { run } = running

const databaseAnd =
  (database: Fault, ...queue: readonly [Fault, ...Fault[]]): Disturb =>
  signal =>
    together(faults(running.deployed.proxy, database), faults(running.deployed.queueProxy, ...queue))(signal)

test.each<[string, () => Disturb]>([
  ['connections to the database are dead', () => databaseAnd('stale', 'pass')],
  ['no database, connections to the queue are dead', () => databaseAnd('refuse', 'stale')],
  ['no database, the queue takes its time', () => databaseAnd('refuse', 'slow')],
  [
    'no database, the queue fails now and then',
    () => databaseAnd('refuse', 'pass', 'pass', 'fail', 'refuse'),
  ],
  ['functions are frozen', () => frozenNowAndThen(running.deployed.receive)],
  [
    'no database, functions are frozen',
    () =>
      together(
        databaseAnd('refuse', 'pass'),
        frozenNowAndThen(running.deployed.receive, running.deployed.drain),
      ),
  ],
])(
  '%s: every callback is acknowledged, and kept once',
  async (name, disturb) => {
    const figures = await run(name, disturb())
    expectKept(figures)
    expectAllAcknowledged(figures)
  },
  60_000,
)

test('a new password, and connections to the secret are dead: every callback is acknowledged, and none waits for it', async () => {
  const { secretsProxy, rotate } = running.deployed
  const credentials = rotate('a new one')
  try {
    const disturb = faults(secretsProxy, 'stale')
    const figures = await run('connections to the secret are dead', disturb, { credentials })
    expectKept(figures)
    expectAllAcknowledged(figures)
    expect(figures.overflowed).toBe(0)
  } finally {
    rotate(running.deployed.credentials.password)
  }
}, 60_000)

let requests = 0

/** An event as it is, past the gateway of these tests: API Gateway may hand over what HTTP clients here cannot send. */
const anEvent = (body: object | string, changes: Partial<APIGatewayProxyEventV2> = {}) => {
  const event = gatewayEvent({ body: typeof body === 'string' ? body : JSON.stringify(body) })
  const requestContext = {
    ...event.requestContext,
    requestId: `past-the-gateway-${++requests}`,
    timeEpoch: Date.now(),
  }
  return { ...event, ...changes, requestContext }
}

const drained = async (): Promise<void> => {
  const end = Date.now() + 20_000
  while ((await running.deployed.waiting()) > 0) {
    if (Date.now() > end) throw new Error('Something is still in the queue')
    await pause(100)
  }
}

const entryOf = async ({ requestContext }: APIGatewayProxyEventV2): Promise<QuarantineEntry | undefined> => {
  const { client } = running.deployed.database
  const since = new Date(Date.now() - 3_600_000).toISOString() as Timestamp
  const until = new Date(Date.now() + 3_600_000).toISOString() as Timestamp
  const reader = dynamoQuarantineReader({ client, tableName: QUARANTINE_TABLE_NAME })
  for await (const entry of reader.list({ since, until }))
    if (E.isRight(entry) && entry.right.requestId === requestContext.requestId) return entry.right
  return undefined
}

const storedOf = async (callId: string) => {
  const { client } = running.deployed.database
  const found = await findByCall({ client, tableName: TABLE_NAME })(callId as CallId)()
  return E.isRight(found) ? found.right : []
}

/** What becomes of an event that comes while there is no database, once there is one. */
const receivedLater = async (event: APIGatewayProxyEventV2, later: Fault = 'pass') => {
  const { proxy, receive } = running.deployed
  proxy.set('refuse')
  const { statusCode } = await receive.invoke(event)
  proxy.set(later)
  await drained()
  proxy.set('pass')
  return statusCode
}

test.each(['at once', 'when it is drained'])(
  'a record that the database never takes is in quarantine %s',
  async when => {
    const { proxy, receive } = running.deployed
    const event = anEvent(aCallbackOfNewCall({ callId: `c-never-${when}` }))
    proxy.set('never')
    const statusCode =
      when === 'at once' ? (await receive.invoke(event)).statusCode : await receivedLater(event, 'never')
    proxy.set('pass')
    expect(statusCode).toBe(when === 'at once' ? 400 : 204)
    expect(await entryOf(event)).toMatchObject({
      body: Buffer.from(event.body ?? ''),
      violations: [{ path: '', expected: 'a record that DynamoDB takes' }],
    })
    expect(await running.deployed.deadLetters()).toBe(0)
  },
  60_000,
)

const ODD = '\uffff\ufffe\ud800 \u0000\u0007\u001f\u007f\u0085 \u{1ffff} é'

test('characters that SQS refuses come out of the queue as they went in', async () => {
  const body = aCallbackOfNewCall({ callId: 'c-odd', tag: 'a\uffffb', note: ODD })
  const understood = anEvent(body, { rawQueryString: `campaign=7&odd=\uffff\ufffe` })
  expect(await receivedLater(understood)).toBe(204)
  const [record] = await storedOf('c-odd')
  expect(record).toMatchObject({ tag: 'a\uffffb' })
  expect(JSON.parse(record?.extra ?? '')).toStrictEqual({ campaign: '7', note: ODD, odd: '\uffff\ufffe' })

  const event = anEvent('no JSON')
  const odd = { ...event, headers: { ...event.headers, 'x-odd': ODD, [`x-${ODD}`]: 'odd' } }
  expect(await receivedLater(odd)).toBe(204)
  expect(await entryOf(odd)).toMatchObject({ headers: { 'x-odd': ODD, [`x-${ODD}`]: 'odd' } })
}, 60_000)

test('of a body that no message can hold, its first 256 KB are in quarantine, with its length and its SHA-256', async () => {
  const event = anEvent('x'.repeat(5_000_000))
  expect(await receivedLater(event)).toBe(204)
  const entry = await entryOf(event)
  expect(entry?.body.byteLength).toBe(262_144)
  expect(entry).toMatchObject({ complete: false, truncatedFrom: { bytes: 5_000_000 } })
}, 60_000)

test('answers of the database stop in the middle: every callback is acknowledged, and kept once', async () => {
  const { proxy } = running.deployed
  const figures = await run('answers of the database stop in the middle', faults(proxy, 'stall'))
  expectKept(figures)
  expectAllAcknowledged(figures)
}, 60_000)

test('the database hangs: after some time-outs callbacks go to the queue at once', async () => {
  const figures = await run('the database hangs', faults(running.deployed.proxy, 'hang'), { count: 160 })
  expectKept(figures)
  expectAllAcknowledged(figures)
  // A fifth of the 1.4 s that each took when all of them waited for the database.
  expect(figures.p50).toBeLessThan(280)
}, 60_000)
