import {
  DescribeTableCommand,
  type DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import {
  DEFAULT_QUARANTINE_RETENTION_DAYS,
  DISCONNECTS_TABLE,
  QUARANTINE_TABLE,
} from '../../lambda/deployment/tables'
import { DISCONNECT } from '../../lambda/disconnect/event-type'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { expiry } from '../../lambda/dynamodb/item'
import { markOf } from '../../lambda/dynamodb/mark'
import { PARTITION } from '../../lambda/dynamodb/reconciliation/memory'
import { partKey } from '../../lambda/dynamodb/quarantine/store'
import type { CommandFailed } from '../errors'
import { deleteKey, type Key, keysWithin } from './delete-records'
import type { Erasure, StoredItem, TableSize, WhichTable } from './place'

export type ErasureOptions = {
  readonly client: Pick<DynamoDBClient, 'send'>
  readonly tableNames: Readonly<Record<WhichTable, string>>
  readonly isFree: boolean
  readonly failureOf: (which: WhichTable, cause: unknown) => CommandFailed
}

/** So many pages of 1 MB are read side by side: enough for 20 MB a second, and less than a table takes that nobody has used before. */
const SEGMENTS = 4

const sizeOf = async ({ client }: ErasureOptions, tableName: string): Promise<TableSize> => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }))
  return { bytes: Table?.TableSizeBytes ?? 0, items: Table?.ItemCount ?? 0 }
}

/** DynamoDB has numbers that the SDK would throw at. */
const ANY_NUMBER = { wrapNumbers: Number }

type Scan = {
  readonly tableName: string
  readonly onItem: (item: StoredItem, segment: number) => void
  readonly isStopped: () => boolean
}

const scanSegment = async (
  { client }: ErasureOptions,
  { tableName, onItem, isStopped }: Scan,
  segment: number,
): Promise<void> => {
  let startKey: Key | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName: tableName,
        Segment: segment,
        TotalSegments: SEGMENTS,
        ConsistentRead: true,
        ExclusiveStartKey: startKey,
      }),
    )
    for (const item of Items) onItem(unmarshall(item, ANY_NUMBER), segment)
    startKey = LastEvaluatedKey
  } while (startKey !== undefined && !isStopped())
}

/** If one segment fails, the others stop too: they would read the whole table for nothing. */
const scanAll = async (options: ErasureOptions, scan: Scan): Promise<void> => {
  let hasFailed = false
  const isStopped = (): boolean => hasFailed || scan.isStopped()
  const scans = Array.from({ length: SEGMENTS }, async (_, segment) => {
    try {
      await scanSegment(options, { ...scan, isStopped }, segment)
    } catch (cause) {
      hasFailed = true
      throw cause
    }
  })
  for (const result of await Promise.allSettled(scans)) if (result.status === 'rejected') throw result.reason
}

/** The mark comes first: what comes again meanwhile is refused, and another run finds a call that this one did not finish. */
const eraseCall = async (
  { client, tableNames }: ErasureOptions,
  callId: string,
  erased: Timestamp | undefined,
): Promise<void> => {
  const tableName = tableNames.records
  if (erased !== undefined)
    await client.send(new PutItemCommand({ TableName: tableName, Item: marshall(markOf(callId, erased)) }))
  const within = { tableName, definition: DISCONNECTS_TABLE, partition: callId }
  for await (const key of keysWithin(client, within))
    if (erased === undefined || key['event']?.S !== DISCONNECT) await deleteKey(client, tableName, key)
}

/** If nobody finishes it, the parts expire by themselves. */
const NOTE_DAYS = DEFAULT_QUARANTINE_RETENTION_DAYS

/**
 * Of a request in several parts, the number may be in any of them. So the first part is replaced by a note and deleted last: by it,
 * another run finds what this one did not finish.
 */
const eraseRequest = async (
  { client, tableNames }: ErasureOptions,
  { day, quarantineId }: { readonly day: string; readonly quarantineId: string },
  erased: Timestamp,
): Promise<void> => {
  const tableName = tableNames.quarantine
  const within = {
    tableName,
    definition: QUARANTINE_TABLE,
    partition: day,
    prefix: `${quarantineId}#`,
  }
  const keys: Key[] = []
  for await (const key of keysWithin(client, within)) keys.push(key)
  const first = partKey(quarantineId, 0)
  const others = keys.filter(({ part }) => part?.S !== first)
  if (others.length > 0)
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: marshall({ day, part: first, erased, ...expiry(QUARANTINE_TABLE, erased, NOTE_DAYS) }),
      }),
    )
  for (const key of others) await deleteKey(client, tableName, key)
  await deleteKey(client, tableName, marshall({ day, part: first }))
}

export const erasureFrom = (options: ErasureOptions): Erasure => {
  const { client, tableNames, isFree, failureOf } = options
  const orFail = async <A>(which: WhichTable, work: Promise<A>): Promise<A> => {
    try {
      return await work
    } catch (cause) {
      throw failureOf(which, cause)
    }
  }
  return {
    isFree,
    size: which => orFail(which, sizeOf(options, tableNames[which])),
    scan: (which, onItem, signal) => {
      const isStopped = (): boolean => signal.aborted
      return orFail(which, scanAll(options, { tableName: tableNames[which], onItem, isStopped }))
    },
    call: (callId, erased) => orFail('records', eraseCall(options, callId, erased)),
    request: (request, erased) => orFail('quarantine', eraseRequest(options, request, erased)),
    memo: event =>
      orFail('records', deleteKey(client, tableNames.records, marshall({ callId: PARTITION, event }))),
  }
}
