import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as E from 'fp-ts/Either'
import { type LocalQueue, overflowInMemory } from '../../../local/overflow/local-queue'
import { overflowFolder } from '../../../local/overflow/folder'
import { aDelivery } from '../../support/callbacks/builders'
import { drainRound, UNAVAILABLE, UNFORESEEN } from '../../support/lambda/drain-round'

const folder = mkdtempSync(join(tmpdir(), 'overflow-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const IDS = ['a', 'b', 'c', 'd']

const fill = async (queue: LocalQueue): Promise<void> => {
  for (const [i, requestId] of IDS.entries()) {
    const receivedAt = `2026-03-14T09:26:54.00${i}Z`
    expect(E.isRight(await queue.put(aDelivery({ requestId, receivedAt: receivedAt as never }))())).toBe(true)
  }
}

describe.each<[string, () => LocalQueue]>([
  ['in a folder', () => overflowFolder(mkdtempSync(join(folder, 'queue-')))],
  ['in memory', overflowInMemory],
])('the local overflow queue %s', (_, makeQueue) => {
  test('holds a delivery until it is stored, and drains deliveries in order', async () => {
    const queue = makeQueue()
    await fill(queue)
    const onlyA = await drainRound(queue, id => (id === 'a' ? undefined : UNFORESEEN))
    expect(onlyA.received).toStrictEqual(IDS)
    expect((await drainRound(queue)).received).toStrictEqual(['b', 'c', 'd'])
    expect((await drainRound(queue)).received).toStrictEqual([])
  })

  test('does not try all deliveries while the database fails', async () => {
    const queue = makeQueue()
    await fill(queue)
    expect((await drainRound(queue, () => UNAVAILABLE)).received).toStrictEqual(['a'])
  })

  test('does not let a delivery that always fails block the others', async () => {
    const queue = makeQueue()
    await fill(queue)
    const take = (id: string) => (id === 'a' ? UNAVAILABLE : undefined)
    expect((await drainRound(queue, take)).received).toStrictEqual(['a'])
    expect((await drainRound(queue, take)).received).toStrictEqual(['b', 'c', 'd', 'a'])
    expect((await drainRound(queue)).received).toStrictEqual(['a'])
  })

  test('reports a delivery that fails by itself once, and continues with the others', async () => {
    const queue = makeQueue()
    await fill(queue)
    const take = (id: string) => (id === 'b' ? UNFORESEEN : undefined)
    const first = await drainRound(queue, take)
    expect([first.received, first.stays.length]).toStrictEqual([IDS, 1])
    expect((await drainRound(queue, take)).stays).toStrictEqual([])
  })

  test('stops between two deliveries when it is aborted', async () => {
    const queue = makeQueue()
    await fill(queue)
    const stopping = new AbortController()
    const take = () => {
      stopping.abort()
      return undefined
    }
    const first = await drainRound(queue, take, stopping.signal)
    expect(first.received).toStrictEqual(['a'])
    expect((await drainRound(queue)).received).toStrictEqual(['b', 'c', 'd'])
  })
})
