import { hash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as E from 'fp-ts/Either'
import { decodeDelivery } from '../../lambda/callback/delivery-message'
import { dynamoDisconnectStore } from '../../lambda/dynamodb/disconnects'
import { fromItem } from '../../lambda/dynamodb/item'
import { shardsOf } from '../../lambda/dynamodb/keys'
import { dynamoQuarantineReader } from '../../lambda/dynamodb/quarantine/reader'
import { dynamoQuarantine } from '../../lambda/dynamodb/quarantine/store'
import { receive } from '../../lambda/intake/receive'
import { truncateBody } from '../../lambda/callback/delivery'
import type { QuarantineRange } from '../../lambda/intake/quarantine'
import { QUARANTINE_TABLE_NAME, TABLE_NAME } from '../../local/database/embedded-database'
import type { Twin } from '../../local/twin'
import { releasedItem } from '../support/aws/released-item'
import { loadItems } from '../support/aws/load-items'
import {
  attributesOf,
  deliveryOf,
  inOrder,
  itemsOf010,
  releasedItems,
  scanned,
  withoutNotGiven,
} from '../support/released-items'
import { startTestTwin } from '../support/twin/twin'

const { deliveries, disconnects, quarantine, calls, lists, pages, entries, messages } = releasedItems

const intakeOf = ({ database: { client } }: Twin, retentionDays?: number) => ({
  store: dynamoDisconnectStore({
    client,
    tableName: TABLE_NAME,
    shards: shardsOf(8),
    readShards: shardsOf(8),
    ...(retentionDays === undefined ? {} : { retentionDays }),
  }),
  quarantine: dynamoQuarantine({ client, tableName: QUARANTINE_TABLE_NAME, retentionDays: 90 }),
  allowsAccount: () => true,
})

/** Delivers everything that the earlier version received, in the same order. */
const deliverAll = async (twin: Twin): Promise<readonly string[]> => {
  const outcomes: string[] = []
  for (const delivery of deliveries) {
    const outcome = await receive(intakeOf(twin, delivery.retentionDays))(
      truncateBody(deliveryOf(delivery)),
    )()
    outcomes.push(E.isRight(outcome) ? outcome.right._tag : outcome.left._tag)
  }
  return outcomes
}

/** Both received the same callbacks. Their items differ only in the order within `asSent`. */
const DATABASES = [
  { version: 'version 0.1.0', items: itemsOf010, answerOf: (text: string): unknown => JSON.parse(text) },
  { version: 'the code before items became smaller', items: disconnects, answerOf: (text: string) => text },
]

describe.each(DATABASES)('what $version stored', ({ items, answerOf }) => {
  let twin: Twin
  let folder: string
  beforeAll(async () => {
    // A twin in memory knows that no earlier version has written to it.
    folder = await mkdtemp(join(tmpdir(), 'stored-items-'))
    twin = await startTestTwin({ folder })
    await loadItems(twin.database.client, TABLE_NAME, items.map(attributesOf))
    await loadItems(twin.database.client, QUARANTINE_TABLE_NAME, quarantine.map(attributesOf))
  })
  afterAll(async () => {
    await twin.close()
    await rm(folder, { recursive: true })
  })

  const answer = async (path: string): Promise<string> =>
    (await fetch(`${twin.url}/disconnects${path}`)).text()

  const listed = async (query: string): Promise<readonly string[]> => {
    const { items } = JSON.parse(await answer(`?${query}`)) as { items: Record<string, string>[] }
    return items.map(({ callId, eventType, eventTime = '' }) => `${callId} ${eventType} ${eventTime}`.trim())
  }

  test('is answered for its call as before', async () => {
    const callIds = [...new Set(items.map(item => attributesOf(item)['callId']?.S ?? ''))]
    expect(Object.keys(calls).sort()).toStrictEqual(callIds.sort())
    for (const [callId, before] of Object.entries(calls))
      expect(answerOf(await answer(`/${encodeURIComponent(callId)}`))).toStrictEqual(answerOf(before))
  })

  test('is found by every filter and every index, in the same order', async () => {
    const found: Record<string, readonly string[]> = {}
    for (const query of Object.keys(lists)) found[query] = await listed(query)
    expect(found).toStrictEqual(lists)
    expect(Object.values(lists).filter(list => list.length === 0)).toStrictEqual([])
  })

  test.each(pages)('is read from the cursor of $question that the earlier version returned', async page => {
    expect(await listed(`${page.question}&cursor=${page.cursor}`)).toStrictEqual(page.next)
  })

  test('is in quarantine byte for byte as before: whole, in parts, truncated and replayed', async () => {
    const reader = dynamoQuarantineReader({ client: twin.database.client, tableName: QUARANTINE_TABLE_NAME })
    const shown = (entry: E.Either<unknown, { readonly body: Uint8Array } | undefined>) => {
      if (E.isLeft(entry) || entry.right === undefined) return entry
      const { body } = entry.right
      return { ...entry.right, body: { bytes: body.byteLength, sha256: hash('sha256', body, 'hex') } }
    }
    const range = { since: '2026-01-01T00:00:00.000Z', until: '2026-04-01T00:00:00.000Z' } as QuarantineRange
    const found: unknown[] = []
    for await (const entry of reader.list(range)) found.push(shown(entry))
    expect(found).toStrictEqual(entries)
    for (const entry of entries) expect(shown(await reader.get(entry.quarantineId)())).toStrictEqual(entry)
  })

  test.each(messages)('is read from message %# of the overflow queue', ({ message, delivery }) => {
    const decoded = decodeDelivery(message)
    expect(
      E.isRight(decoded) && { ...decoded.right, body: Buffer.from(decoded.right.body).toString('base64') },
    ).toStrictEqual(delivery)
  })

  test('is a duplicate if it is delivered again, even a conflict, and does not change', async () => {
    const ofRecord = ['stored', 'duplicate', 'conflict']
    expect(await deliverAll(twin)).toStrictEqual(
      deliveries.map(({ outcome }) => (ofRecord.includes(outcome) ? 'duplicate' : outcome)),
    )
    const { client } = twin.database
    expect(await scanned(client, TABLE_NAME)).toStrictEqual(inOrder(items.map(attributesOf)))
    expect(await scanned(client, QUARANTINE_TABLE_NAME)).toStrictEqual(inOrder(quarantine.map(attributesOf)))
  })
})

/** An item of the quarantine without what a replay adds, and without the wording of violations, which may change. */
const asFirstStored = ({ violations = '', ...item }: Readonly<Record<string, string>>) => ({
  ...Object.fromEntries(Object.entries(item).filter(([name]) => !name.startsWith('replay'))),
  places: violations.match(/"path":\{[^}]*\}/g),
})

test('the same callbacks make the same records as in an earlier version', async () => {
  const twin = await startTestTwin()
  try {
    expect(await deliverAll(twin)).toStrictEqual(deliveries.map(({ outcome }) => outcome))
    const imported = disconnects.map(attributesOf).filter(({ source }) => source?.S === 'import')
    const callIds = Object.keys(calls).filter(callId => imported.every(item => item['callId']?.S !== callId))
    expect(callIds.length).toBeGreaterThan(10)
    for (const callId of callIds)
      expect(
        withoutNotGiven(await (await fetch(`${twin.url}/disconnects/${encodeURIComponent(callId)}`)).text()),
      ).toBe(calls[callId])
    expect((await scanned(twin.database.client, QUARANTINE_TABLE_NAME)).map(asFirstStored)).toStrictEqual(
      inOrder(quarantine.map(attributesOf)).map(asFirstStored),
    )
  } finally {
    await twin.close()
  }
})

test('the items of an earlier version can be made again, to test with others of them', () => {
  for (const attributes of disconnects.map(attributesOf)) {
    const { expiresAt, ...item } = unmarshall(attributes) as Record<string, unknown>
    const record = fromItem(item)
    if (E.isLeft(record)) throw new Error('unreadable')
    expect(releasedItem({ shards: shardsOf(8) })(record.right)).toStrictEqual(item)
    expect(['number', 'undefined']).toContain(typeof expiresAt)
  }
})
