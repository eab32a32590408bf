import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { paginateScan, type AttributeValue, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Delivery } from '../../lambda/callback/delivery'
import { ROOT } from './root'

/** A large body is one text, repeated, so that the file stays small. */
type Repeated = { readonly repeated: string; readonly times: number }

type StoredItem = Readonly<Record<string, unknown>>

type ReleasedDelivery = Partial<Omit<Delivery, 'body'>> &
  Pick<Delivery, 'receivedAt' | 'requestId'> & {
    readonly body: string | Repeated
    /** How long the deployment keeps a record, in days. */
    readonly retentionDays?: number
    /** The outcome of the delivery when it first arrived. */
    readonly outcome: string
  }

/**
 * Items and messages that an earlier version wrote, with the answers that it gave. Items are DynamoDB's JSON;
 * an item of a list is named by its call, event type and event time.
 */
export type ReleasedItems = {
  readonly deliveries: readonly ReleasedDelivery[]
  readonly disconnects: readonly StoredItem[]
  readonly quarantine: readonly StoredItem[]
  readonly calls: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly pages: readonly {
    readonly question: string
    readonly cursor: string
    readonly next: readonly string[]
  }[]
  readonly entries: readonly (Readonly<Record<string, unknown>> & { readonly quarantineId: string })[]
  readonly messages: readonly { readonly message: string; readonly delivery: unknown }[]
}

const released = (file: string): unknown =>
  JSON.parse(readFileSync(join(ROOT, 'test', 'released', file), 'utf8'))

/** Of the code before items became smaller. */
export const releasedItems = released('stored-items.json') as ReleasedItems

/** What version 0.1.0 stored of the same deliveries. */
export const itemsOf010 = released('items-0.1.0.json') as ReleasedItems['disconnects']

const bytesOf = (body: string | Repeated): Uint8Array =>
  Buffer.from(typeof body === 'string' ? body : body.repeated.repeat(body.times))

export const deliveryOf = (released: ReleasedDelivery): Delivery => ({
  method: released.method ?? 'POST',
  query: released.query ?? '',
  headers: released.headers ?? { 'content-type': 'application/json' },
  body: bytesOf(released.body),
  receivedAt: released.receivedAt,
  requestId: released.requestId,
})

const attributeOf = (value: unknown): AttributeValue => {
  const { B } = value as { readonly B?: Repeated | { readonly base64: string } }
  if (B === undefined) return value as AttributeValue
  return { B: 'base64' in B ? Buffer.from(B.base64, 'base64') : bytesOf(B) }
}

export const attributesOf = (item: StoredItem): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attributeOf(value)]))

const keyOf = ({ callId, event, day, part }: Record<string, AttributeValue>): string =>
  JSON.stringify([callId ?? day, event ?? part])

/** Each attribute as text, bytes as their length and hash, so that a difference between items can be read. */
const comparable = (item: Record<string, AttributeValue>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      value.B === undefined
        ? JSON.stringify(value)
        : `${value.B.byteLength} bytes, SHA-256 ${hash('sha256', value.B)}`,
    ]),
  )

/** Items in a form that can be compared, sorted by key. */
export const inOrder = (items: readonly Record<string, AttributeValue>[]) =>
  [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map(comparable)

export const scanned = async (client: DynamoDBClient, table: string) => {
  const items: Record<string, AttributeValue>[] = []
  for await (const page of paginateScan({ client }, { TableName: table })) items.push(...(page.Items ?? []))
  return inOrder(items)
}

/** Earlier versions did not keep what was sent as null or as empty text. */
export const withoutNotGiven = (json: string): string =>
  json.replaceAll(/,"asSent":(\{(?:"(?:[^"\\]|\\.)*"[:,]?)*\})/g, (_, asSent: string) => {
    const texts = Object.entries(JSON.parse(asSent) as Record<string, string>)
    const given = texts.filter(([, text]) => text !== '' && text !== 'null')
    return given.length === 0 ? '' : `,"asSent":${JSON.stringify(Object.fromEntries(given))}`
  })
