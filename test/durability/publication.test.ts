import { setTimeout as pause } from 'node:timers/promises'
import { recordJson } from '../../lambda/disconnect/record-json'
import { eventually } from '../support/eventually'
import { startPublishedLoad } from '../support/publication/published-load'

const CALLS = 10_000

type Detail = { readonly callId: string; readonly source: string; readonly completed?: true }

let load: Awaited<ReturnType<typeof startPublishedLoad>>
let isFaulty = true

beforeAll(async () => {
  load = await startPublishedLoad(20_260, random => {
    const faults = ['partly', 'fails', 'throttles', 'lost', 'denies'] as const
    return isFaulty && random.between(0, 3) === 0 ? (faults[random.between(0, 4)] ?? 'takes') : 'takes'
  })
}, 60_000)
afterAll(() => load.stop())

const published = () => load.bus.events.map(({ Detail }) => JSON.parse(Detail) as Detail)

test('with faults of the bus and a function that is killed, every stored call is published, and nothing else', async () => {
  const killing = new AbortController()
  const kills = (async () => {
    while (await pause(700, true, { signal: killing.signal }).catch(() => false))
      await load.publisher.killOne()
  })()
  const reconciled = [await load.reconcile(), await load.reconcile()]
  await load.deliver(CALLS)
  await load.post(reconciled[0] ?? {})
  killing.abort()
  await kills
  isFaulty = false
  const stored = await load.stored()
  const all = () => new Set(published().map(({ callId }) => callId))
  await eventually(() => Promise.resolve(all().size === stored.size || undefined), 60_000)

  expect(stored.size).toBeGreaterThan(0.85 * CALLS)
  expect([...all()].filter(callId => !stored.has(callId))).toStrictEqual([])
  const different = load.bus.events.filter(({ Detail }) => {
    const { callId, source, completed } = JSON.parse(Detail) as Detail
    const record = stored.get(callId)
    if (record === undefined || completed === true || source === 'reconciled') return false
    return Detail !== recordJson(record)
  })
  expect(different).toStrictEqual([])
  const marksOf = (callId: unknown) =>
    new Set(published().flatMap(one => (one.callId === callId ? [[one.source, one.completed].join()] : [])))
  expect(marksOf(reconciled[0]?.['callId'])).toStrictEqual(new Set(['reconciled,', 'callback,true']))
  expect(marksOf(reconciled[1]?.['callId'])).toStrictEqual(new Set(['reconciled,']))
  process.stdout.write(
    `\nPublication: ${stored.size} stored calls, ${load.bus.events.length} events, ${load.bus.requests.length} requests\n\n`,
  )
}, 240_000)
