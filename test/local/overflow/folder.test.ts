import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as E from 'fp-ts/Either'
import { overflowFolder } from '../../../local/overflow/folder'
import { aDelivery } from '../../support/callbacks/builders'
import { drainRound } from '../../support/lambda/drain-round'

const folder = mkdtempSync(join(tmpdir(), 'overflow-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('deliveries outlive the process, and an unfinished file does not count as a delivery', async () => {
  const place = join(folder, 'made', 'where', 'needed')
  await overflowFolder(place).put(aDelivery({ requestId: 'a' }))()
  writeFileSync(join(place, '.unfinished.json'), '{"version"')
  expect((await drainRound(overflowFolder(place))).received).toStrictEqual(['a'])
  expect(readdirSync(place)).toStrictEqual(['.unfinished.json'])
})

test('a file that cannot be read or is not a delivery stays, is reported by name, and does not stop the others', async () => {
  const place = mkdtempSync(join(folder, 'odd-'))
  writeFileSync(join(place, '0-foreign.json'), 'no delivery')
  mkdirSync(join(place, '0-folder.json'))
  const queue = overflowFolder(place)
  await queue.put(aDelivery({ requestId: 'a' }))()
  const { received, stays } = await drainRound(queue)
  expect(received).toStrictEqual(['a'])
  expect(stays).toStrictEqual(['Unforeseen 0-folder.json', 'UnreadableRecord 0-foreign.json'])
  expect(readdirSync(place)).toStrictEqual(['0-folder.json', '0-foreign.json'])
})

test('every request id has its own file in the folder', async () => {
  const place = join(folder, 'names')
  const ids = ['../../outside', 'a/b', 'a b', '.', '', 'x'.repeat(5_000), 'é', '\u0000']
  const queue = overflowFolder(place)
  for (const requestId of ids) expect(E.isRight(await queue.put(aDelivery({ requestId }))())).toBe(true)
  expect(readdirSync(place)).toHaveLength(ids.length)
  expect([...(await drainRound(queue)).received].sort()).toStrictEqual([...ids].sort())
})

test('two processes can drain one folder at the same time', async () => {
  const place = join(folder, 'shared')
  const ids = Array.from({ length: 50 }, (_, i) => `request-${i}`)
  for (const requestId of ids) await overflowFolder(place).put(aDelivery({ requestId }))()
  const rounds = await Promise.all([drainRound(overflowFolder(place)), drainRound(overflowFolder(place))])
  expect(new Set(rounds.flatMap(({ received }) => received))).toStrictEqual(new Set(ids))
  expect(rounds.flatMap(({ stays }) => stays)).toStrictEqual([])
  expect(readdirSync(place)).toStrictEqual([])
})

test('a put into a folder that cannot be written fails', async () => {
  writeFileSync(join(folder, 'file'), '')
  const queue = overflowFolder(join(folder, 'file', 'queue'))
  expect(E.isLeft(await queue.put(aDelivery())())).toBe(true)
})
