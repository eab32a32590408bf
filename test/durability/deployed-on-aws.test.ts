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
import { faults, frozenRepeatedly, together, type Disturb } from '../support/durability/disturb'
import { expectAllAcknowledged, expectStoredOnce } from '../support/durability/expect'
import type { Fault } from '../support/durability/fault-proxy'
import { withDeployed } from '../support/durability/with-deployed'

const running = withDeployed('The deployed functions while AWS misbehaves', 20_263)
const { run } = running

const databaseAnd =
  (database: Fault, ...queue: readonly [Fault, ...Fault[]]): Disturb =>
  signal =>
    together(faults(running.deployed.proxy, database), faults(running.deployed.queueProxy, ...queue))(signal)

test.each<[string, () => Disturb]>([
  ['the connections to the database are dead', () => databaseAnd('stale', 'pass')],
  ['there is no database, and the connections to the queue are dead', () => databaseAnd('refuse', 'stale')],
  ['there is no database, and the queue is slow', () => databaseAnd('refuse', 'slow')],
  [
    'there is no database, and the queue fails now and then',
    () => databaseAnd('refuse', 'pass', 'pass', 'fail', 'refuse'),
  ],
  ['the functions are frozen', () => frozenRepeatedly(running.deployed.receive)],
  [
    'there is no database, and the functions are frozen',
    () =>
      together(
        databaseAnd('refuse', 'pass'),
        frozenRepeatedly(running.deployed.receive, running.deployed.drain),
      ),
  ],
])(
  '%s: every callback is acknowledged and stored once',
  async (name, disturb) => {
    const figures = await run(name, disturb())
    expectStoredOnce(figures)
    expectAllAcknowledged(figures)
  },
  60_000,
)

test('the password is new, and the connections to the secret are dead: every callback is acknowledged, and none is overflowed', async () => {
  const { secretsProxy, rotate } = running.deployed
  const credentials = rotate('a new one')
  try {
    const disturb = faults(secretsProxy, 'stale')
    const figures = await run('connections to the secret are dead', disturb, { credentials })
    expectStoredOnce(figures)
    expectAllAcknowledged(figures)
    expect(figures.overflowed).toBe(0)
  } finally {
    rotate(running.deployed.credentials.password)
  }
}, 60_000)

let requests = 0

/** An event that bypasses the gateway of these tests: API Gateway may pass on what their HTTP clients cannot send. */
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
  return E.isRight(found) ? found.right.records : []
}

/** Receives an event while there is no database, and drains it once there is one. @returns the status of its answer */
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
  'a record that the database always rejects is quarantined %s',
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

test('characters that SQS refuses pass through the queue unchanged', async () => {
  const body = aCallbackOfNewCall({ callId: 'c-odd', tag: 'a\uffffb', note: ODD })
  const decodable = anEvent(body, { rawQueryString: `campaign=7&odd=\uffff\ufffe` })
  expect(await receivedLater(decodable)).toBe(204)
  const [record] = await storedOf('c-odd')
  expect(record).toMatchObject({ tag: 'a\uffffb' })
  expect(JSON.parse(record?.extra ?? '')).toStrictEqual({ campaign: '7', note: ODD, odd: '\uffff\ufffe' })

  const event = anEvent('no JSON')
  const odd = { ...event, headers: { ...event.headers, 'x-odd': ODD, [`x-${ODD}`]: 'odd' } }
  expect(await receivedLater(odd)).toBe(204)
  expect(await entryOf(odd)).toMatchObject({ headers: { 'x-odd': ODD, [`x-${ODD}`]: 'odd' } })
}, 60_000)

test('a body that is too large for a message is quarantined: its first 256 KB, with the length of the whole', async () => {
  const event = anEvent('x'.repeat(5_000_000))
  expect(await receivedLater(event)).toBe(204)
  const entry = await entryOf(event)
  expect(entry?.body.byteLength).toBe(262_144)
  expect(entry).toMatchObject({ complete: false, truncatedFrom: { bytes: 5_000_000 } })
}, 60_000)

test('answers of the database stop in the middle: every callback is acknowledged and stored once', async () => {
  const { proxy } = running.deployed
  const figures = await run('answers of the database stop in the middle', faults(proxy, 'stall'))
  expectStoredOnce(figures)
  expectAllAcknowledged(figures)
}, 60_000)

test('the database hangs: after some time-outs, callbacks go to the queue without waiting for it', async () => {
  const figures = await run('the database hangs', faults(running.deployed.proxy, 'hang'), { count: 160 })
  expectStoredOnce(figures)
  expectAllAcknowledged(figures)
  // A fifth of the 1.4 s that each took when all of them waited for the database.
  expect(figures.p50).toBeLessThan(280)
}, 60_000)
