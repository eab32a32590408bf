import * as E from 'fp-ts/Either'
import type { QuarantineAnswer, QuarantinedAnswer } from '../../console/answers/quarantine'
import { countQuarantined } from '../../console/quarantine'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { emptyPorts, startConsole, type TestConsole } from '../support/console/a-console'
import { anEntry, quarantineOf } from '../support/console/quarantined'

const NOW = '2026-03-14T00:00:00.000Z' as Timestamp
const REPLAYED = { replayed: { at: NOW, result: 'stored' } } as const
const UNREADABLE = E.left({ _tag: 'UnreadableRecord', cause: undefined } as never)

let running: TestConsole | undefined
afterEach(() => running?.close())

const json = async <A>(entries: Parameters<typeof quarantineOf>[0], path: string): Promise<A> => {
  running = await startConsole(quarantineOf(entries))
  return (await (await running.get(path)).json()) as A
}

const countOf = (entries: Parameters<typeof quarantineOf>[0]) =>
  countQuarantined(quarantineOf(entries).quarantine, 90, NOW, emptyPorts.explain)

const many = (length: number) => Array.from({ length }, (_, i) => E.right(anEntry(`id${i}`)))

test('1,000 requests are listed; if there are more, the answer says so', async () => {
  const all = await json<QuarantineAnswer>(many(1_000), '/console/quarantine')
  expect([all.items.length, all.more]).toStrictEqual([1_000, undefined])
  await running?.close()
  const some = await json<QuarantineAnswer>(many(1_001), '/console/quarantine')
  expect([some.items.length, some.more]).toStrictEqual([1_000, true])
})

test('what was replayed does not wait any more; what cannot be read does', async () => {
  expect(await countOf([E.right(anEntry('a', REPLAYED)), E.right(anEntry('b')), UNREADABLE])).toStrictEqual({
    value: { count: 2 },
  })
})

test('a body that is not UTF-8 is shown byte for byte', async () => {
  const body = Buffer.from([0xff, 0xfe, 0x7b])
  expect(
    await json<QuarantinedAnswer>([E.right(anEntry('a', { body }))], '/console/quarantine/a'),
  ).toMatchObject({
    body: body.toString('base64'),
    bodyEncoding: 'base64',
    bodyBytes: 3,
  })
})
