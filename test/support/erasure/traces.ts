import { hash } from 'node:crypto'
import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { QUARANTINE_TABLE_NAME, TABLE_NAME } from '../../../local/database/create-tables'

export type Stored = Record<string, AttributeValue>

const keyOf = ({ callId, event, day, part }: Stored): string =>
  [callId, event, day, part].map(key => key?.S).join(' ')

/** All items of a table, in the order of their keys. */
export const allItems = async (client: DynamoDBClient, TableName: string): Promise<readonly Stored[]> => {
  const items: Stored[] = []
  let ExclusiveStartKey: Stored | undefined
  do {
    const page = await client.send(
      new ScanCommand({ TableName, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
    )
    items.push(...(page.Items ?? []))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey !== undefined)
  return items.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

export const bothTables = async (client: DynamoDBClient) => ({
  records: await allItems(client, TABLE_NAME),
  quarantine: await allItems(client, QUARANTINE_TABLE_NAME),
})

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Every text that is in a value, however deep: in JSON in a text, in escapes, in bytes, in names. */
export const leavesOf = (value: unknown): readonly string[] => {
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value)
    return [...leavesOf(bytes.toString('utf8')), bytes.toString('utf16le'), bytes.toString('latin1')]
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => [...leavesOf(name), ...leavesOf(inner)])
  if (typeof value !== 'string') return [String(value)]
  const inner = /^\s*[[{"]/.test(value) ? parsed(value) : undefined
  const decoded = percentDecoded(value)
  const escapes = value.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  )
  return [
    value,
    escapes,
    ...(inner === undefined || inner === value ? [] : leavesOf(inner)),
    ...(decoded === value ? [] : leavesOf(decoded)),
  ]
}

/** Whether these digits are anywhere in an item, whatever is between them. */
export const hasTrace = (item: Stored, digits: string): boolean =>
  leavesOf(unmarshall(item)).some(text =>
    text
      .normalize('NFKC')
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
      .includes(digits),
  )

/** An item as text that is the same only if every byte is. */
export const exactly = (item: Stored): string =>
  JSON.stringify(item, (_, value: unknown) =>
    value instanceof Uint8Array ? hash('sha256', value, 'base64') : value,
  )
