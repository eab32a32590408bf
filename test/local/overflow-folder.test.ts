import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as E from 'fp-ts/Either'
import { overflowFolder, overflowInMemory, type LocalQueue } from '../../local/overflow-folder'
import { aDelivery } from '../support/builders'

const folder = mkdtempSync(join(tmpdir(), 'overflow-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const drained = async (queue: LocalQueue, take: (requestId: string) => boolean): Promise<string[]> => {
  const seen: string[] = []
  await queue.drain(({ requestId }) => {
    seen.push(requestId)
    return Promise.resolve(take(requestId))
  })
  return seen
}

describe.each<[string, () => LocalQueue]>([
  ['in a folder', () => overflowFolder(mkdtempSync(join(folder, 'queue-')))],
  ['in memory', overflowInMemory],
])('the local overflow queue %s', (_, makeQueue) => {
  test('keeps a delivery until it is taken', async () => {
    const queue = makeQueue()
    for (const requestId of ['a', 'b'])
      expect(await queue.put(aDelivery({ requestId }))()).toStrictEqual(E.right(undefined))
    expect(await drained(queue, requestId => requestId === 'a')).toStrictEqual(['a', 'b'])
    expect(await drained(queue, () => true)).toStrictEqual(['b'])
    expect(await drained(queue, () => true)).toStrictEqual([])
  })
})

test('what waits survives the process, and what was not finished is not taken for a delivery', async () => {
  const place = join(folder, 'survives')
  await overflowFolder(place).put(aDelivery({ requestId: 'a' }))()
  writeFileSync(join(place, '.unfinished.json'), '{"version"')
  writeFileSync(join(place, 'foreign.json'), 'no delivery')
  expect(await drained(overflowFolder(place), () => true)).toStrictEqual(['a'])
  expect(existsSync(join(place, 'foreign.json'))).toBe(true)
  expect(readdirSync(place)).toHaveLength(2)
})

test('a folder that cannot be written fails, and does not pretend', async () => {
  writeFileSync(join(folder, 'file'), '')
  expect(E.isLeft(await overflowFolder(join(folder, 'file', 'queue')).put(aDelivery())())).toBe(true)
})
