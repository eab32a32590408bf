import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTwin } from '../../../local/twin'
import { aCallbackOfNewCall, aFullCallback, JULY_2026, newCallId } from '../../support/callbacks/builders'
import { runHere } from '../../support/cli/in-process'
import { eventually } from '../../support/eventually'
import { startExistingHandler } from '../../support/publication/existing-handler'
import { clientOf, CREDENTIALS, silent } from '../../support/twin/twin'

type Observed = { readonly name: string; readonly callId: string }

const started = async (handler: Awaited<ReturnType<typeof startExistingHandler>>, path = '/status?key=1') => {
  const observed: Observed[] = []
  const left: number[] = []
  const note = (name: string) => (callId: string) => void observed.push({ name, callId })
  const twin = await startTwin({
    port: 0,
    credentials: CREDENTIALS,
    forwardTo: {
      url: new URL(`${handler.endpoint}${path}`),
      credentials: { username: 'app', password: 'other' },
      firstPauseMs: 10,
    },
    observe: {
      ...silent,
      forwarded: note('forwarded'),
      forwardWaits: note('waits'),
      notForwarded: note('not forwarded'),
      leftUnforwarded: count => void left.push(count),
    },
  })
  const bandwidth = clientOf(twin)
  const namesFor = (callId: unknown) => observed.filter(one => one.callId === callId).map(({ name }) => name)
  return { twin, bandwidth, observed, left, namesFor }
}

test('an existing handler gets each callback of an ended call once it is stored, equal as JSON', async () => {
  const handler = await startExistingHandler()
  const { twin, bandwidth } = await started(handler)
  const body = aFullCallback({
    ...JULY_2026,
    callId: newCallId(),
    callerDisplayName: '',
    from: '+1 (555) 555-0100',
  })
  expect((await bandwidth.post(body)).status).toBe(204)
  const forwarded = await eventually(() => Promise.resolve(handler.forwarded[0]))
  expect(forwarded).toStrictEqual({
    url: '/status?key=1',
    method: 'POST',
    authorization: `Basic ${Buffer.from('app:other').toString('base64')}`,
    contentType: 'application/json; charset=utf-8',
    body,
  })
  await twin.close()
  await handler.close()
})

test('duplicates, evidence, other events and malformed requests are not forwarded', async () => {
  const handler = await startExistingHandler()
  const { twin, bandwidth, observed } = await started(handler)
  const body = aCallbackOfNewCall()
  await bandwidth.post(body)
  await bandwidth.post(body)
  await bandwidth.post({ ...body, cause: 'busy' })
  await bandwidth.post({ ...body, eventType: 'dtmf' })
  await bandwidth.post('not JSON')
  const last = aCallbackOfNewCall()
  await bandwidth.post(last)
  await eventually(() => Promise.resolve(observed.length > 1 || undefined))
  expect(handler.forwarded.map(forwarded => forwarded.body)).toStrictEqual([body, last])
  await twin.close()
  await handler.close()
})

test('what the command line stores in the twin is forwarded, too', async () => {
  const handler = await startExistingHandler()
  const { twin } = await started(handler)
  const body = aCallbackOfNewCall()
  const file = join(mkdtempSync(join(tmpdir(), 'forwarded-')), 'callbacks.ndjson')
  writeFileSync(file, JSON.stringify(body))
  expect(await runHere(['import', file, '--local', twin.url])).toMatchObject({ code: 0 })
  await eventually(() => Promise.resolve(handler.forwarded[0]))
  expect(handler.forwarded.map(forwarded => forwarded.body)).toStrictEqual([body])
  await twin.close()
  await handler.close()
})

test('a handler that fails, throttles or is away for a moment gets the callback later', async () => {
  const answers = [500, 429, 0, 204]
  const handler = await startExistingHandler((_, attempt) => answers[attempt] ?? 204)
  const { twin, bandwidth, namesFor } = await started(handler)
  const body = aCallbackOfNewCall()
  await bandwidth.post(body)
  await eventually(() => Promise.resolve(handler.forwarded[0]))
  expect(handler.attempts.get(String(body['callId']))).toBe(4)
  await eventually(() => Promise.resolve(namesFor(body['callId']).length > 1 || undefined))
  expect(namesFor(body['callId'])).toStrictEqual(['waits', 'forwarded'])
  await twin.close()
  await handler.close()
})

test('a callback that the handler refuses is reported, and does not hold up the next', async () => {
  const [refused, next] = [aCallbackOfNewCall(), aCallbackOfNewCall()]
  const handler = await startExistingHandler(callId => (callId === refused['callId'] ? 400 : 204))
  const { twin, bandwidth, namesFor } = await started(handler)
  await bandwidth.post(refused)
  await bandwidth.post(next)
  await eventually(() => Promise.resolve(namesFor(next['callId'])[0] && namesFor(refused['callId'])[0]))
  expect(namesFor(refused['callId'])).toStrictEqual(['not forwarded'])
  expect(handler.attempts.get(String(refused['callId']))).toBe(1)
  await twin.close()
  await handler.close()
})

test('a twin that stops says how many callbacks it has not forwarded, and the calls are stored', async () => {
  const handler = await startExistingHandler(() => 503)
  const { twin, bandwidth, left, namesFor } = await started(handler)
  const body = aCallbackOfNewCall()
  await bandwidth.post(body)
  await eventually(() => Promise.resolve(namesFor(body['callId'])[0]))
  expect(await bandwidth.items(String(body['callId']))).toHaveLength(1)
  await twin.close()
  expect(left).toStrictEqual([1])
  await handler.close()
})
