import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STACK } from '../support/aws/deployed-stack'
import type { ReceivedEvent } from '../support/aws/event-consumer'
import { startPublication } from '../support/aws/started-publication'
import { callState } from '../support/bandwidth/call-state'
import { aCallbackOfNewCall } from '../support/callbacks/builders'
import { runCli } from '../support/cli/run'
import { eventually } from '../support/eventually'
import { forwardingRule } from '../support/infra/forwarding-rule'
import { logLinesOf } from '../support/lambda/log-lines'
import { startExistingHandler } from '../support/publication/existing-handler'
import { basic } from '../support/twin/twin'

jest.setTimeout(100_000)

/** The emulator takes about 130 callbacks a second on two cores. */
const CALLS = 2_000

let running: Awaited<ReturnType<typeof startPublication>>
let handler: Awaited<ReturnType<typeof startExistingHandler>>

beforeAll(async () => {
  handler = await startExistingHandler()
  running = await startPublication()
}, 300_000)
afterAll(async () => {
  await running.stop()
  await handler.close()
})

/** The record in the detail of an event. */
const recordIn = (event: ReceivedEvent | undefined): unknown =>
  Object.fromEntries(Object.entries(event?.detail ?? {}).filter(([name]) => name !== 'callback'))

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(0.95 * values.length) - 1] ?? NaN

test('every stored call is published as it is stored, none that was not, and 95 % within 5 seconds', async () => {
  const answeredAt = await running.load(CALLS)
  for (const callId of answeredAt.keys()) await running.published(callId)

  const all = ['list', '--stack', STACK, '--all', '--ndjson']
  const { code, stdout } = await runCli(all, running.stack.environment)
  expect(code).toBe(0)
  const lines = stdout.trimEnd().split('\n')
  const stored = new Map(
    lines.map(line => JSON.parse(line) as { callId: string }).map(one => [one.callId, one]),
  )
  expect([...answeredAt.keys()].filter(callId => !stored.has(String(callId)))).toStrictEqual([])
  const ofLoad = running.events.filter(({ detail: { callId } }) => answeredAt.has(callId))
  expect(new Set(ofLoad.map(({ detail: { callId } }) => callId))).toStrictEqual(new Set(answeredAt.keys()))
  for (const event of running.events) expect(recordIn(event)).toStrictEqual(stored.get(event.detail.callId))

  const waits = ofLoad.map(({ detail, arrivedAt }) => arrivedAt - (answeredAt.get(detail.callId) ?? NaN))
  expect(p95(waits)).toBeLessThanOrEqual(5_000)
  process.stdout.write(
    `\nPublication on the emulator: ${waits.length} calls, p95 ${Math.round(p95(waits))} ms, most ${Math.round(Math.max(...waits))} ms\n\n`,
  )
})

test('the detail of an event is what a question about the call is answered with', async () => {
  const body = aCallbackOfNewCall({ tag: 'customer-20417' })
  expect(await running.post(body)).toBe(204)
  const [event] = await running.published(body['callId'])
  const response = await running.stack.question(`/disconnects/${String(body['callId'])}`)
  expect(await response.json()).toStrictEqual({ items: [recordIn(event)] })
  expect(event?.detail['callback']).toStrictEqual(body)
})

test('a callback that the database did not take at first is published when it is stored', async () => {
  const body = aCallbackOfNewCall()
  await running.stack.withoutDatabase(() => running.post(body))
  expect(await running.published(body['callId'], 1, 60_000)).toHaveLength(1)
})

test('calls whose end is stored while the publish function does not start are published when it does', async () => {
  const bodies = Array.from({ length: 20 }, () => aCallbackOfNewCall())
  await running.publication.withoutPublishing(async () => {
    for (const body of bodies) expect(await running.post(body)).toBe(204)
    await new Promise(resolve => setTimeout(resolve, 3_000))
    await running.receive()
    expect(bodies.flatMap(({ callId }) => running.eventsOf(callId))).toStrictEqual([])
  })
  for (const { callId } of bodies) await running.published(callId)
})

test('what was reconciled is published as such, and again when its callback completes it', async () => {
  const { disconnectCause, ...call } = callState(7, Date.now() - 3_600_000)
  const folder = mkdtempSync(join(tmpdir(), 'publication-'))
  const file = join(folder, 'calls.json')
  writeFileSync(file, JSON.stringify([{ disconnectCause, ...call }]))
  const { code, stderr } = await runCli(['import', file, '--stack', STACK], running.stack.environment)
  rmSync(folder, { recursive: true })
  expect([code, stderr]).toStrictEqual([0, expect.any(String)])
  const [reconciled] = await running.published(call.callId)
  expect(reconciled?.detail).toMatchObject({ source: 'reconciled', callback: { source: 'reconciled' } })
  expect(reconciled?.detail).not.toHaveProperty('completed')

  const { callId, accountId, applicationId, direction, from, to, startTime, answerTime, endTime } = call
  const ids = { callId, accountId, applicationId, direction, from, to, startTime, answerTime, endTime }
  expect(await running.post(aCallbackOfNewCall({ ...ids, cause: disconnectCause, tag: 'late' }))).toBe(204)
  const [, completed] = await running.published(callId, 2)
  expect(completed?.detail).toMatchObject({ source: 'callback', completed: true, tag: 'late' })
  expect(completed?.detail['callback']).not.toHaveProperty('source')
})

test('the handler gets each callback as Bandwidth sent it, with the credentials of the secret, only of this stack', async () => {
  const [event] = running.events
  const rule = forwardingRule(event?.resources[0] ?? '')
  await running.publication.forward(`${handler.endpoint}/status?key=1`, rule, 'voice', 'of-tests')
  const bodies = [
    aCallbackOfNewCall(),
    aCallbackOfNewCall({ from: '+1 555 555 0100', note: { ä: [null, 1.5] }, tag: '', answerTime: null }),
  ]
  for (const body of bodies) expect(await running.post(body)).toBe(204)
  for (const body of bodies) {
    const forwarded = await eventually(() =>
      Promise.resolve(handler.forwarded.find(({ body: { callId } }) => callId === body['callId'])),
    )
    expect(forwarded).toMatchObject({
      method: 'POST',
      url: '/status?key=1',
      authorization: basic({ username: 'voice', password: 'of-tests' }),
      contentType: expect.stringMatching(/^application\/json/) as string,
    })
    expect(forwarded.body).toStrictEqual(body)
  }
  await running.publication.publishAsAnotherStack(bodies[0] ?? {})
  await new Promise(resolve => setTimeout(resolve, 500))
  expect(handler.forwarded).toHaveLength(bodies.length)
})

test('the log counts what was published, and has no number and no tag', async () => {
  const logs = await running.stack.logs()
  expect(logLinesOf(logs).some(line => line['outcome'] === 'published')).toBe(true)
  expect(logs).not.toMatch(/5555550|customer-20417|of-tests/)
})
