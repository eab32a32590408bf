import { QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { DAY_MS } from '../../disconnect/time-units'
import { epochMs, timestampOf } from '../../disconnect/timestamp'
import { compactTime, type QuarantineRange, type Replayed } from '../../intake/quarantine'
import { partKey } from './store'

type StartKey = QueryCommand['input']['ExclusiveStartKey']

const QUARANTINE_ID = /^(\d{4})(\d{2})(\d{2})T\d{9}Z-[\da-f]{16}$/

/** The partition that holds a request, or undefined if this is not a quarantine id. */
export const dayOf = (quarantineId: string): string | undefined => {
  const match = QUARANTINE_ID.exec(quarantineId)
  return match === null ? undefined : match.slice(1).join('-')
}

/** The partitions of a range, newest first. A generator, because a range can be long. */
export function* daysOf({ since, until }: QuarantineRange): Generator<string> {
  const first = Math.floor(epochMs(since) / DAY_MS)
  for (let day = Math.floor((epochMs(until) - 1) / DAY_MS); day >= first; day--)
    yield timestampOf(day * DAY_MS).slice(0, 10)
}

/** The requests of one day within the range, newest first. An id sorts after its own time, so `since` is inclusive and `until` exclusive. */
export const queryDay = (
  tableName: string,
  day: string,
  { since, until }: QuarantineRange,
  startKey: StartKey,
): QueryCommand =>
  new QueryCommand({
    TableName: tableName,
    KeyConditionExpression: '#day = :day AND #part BETWEEN :since AND :until',
    ExpressionAttributeNames: { '#day': 'day', '#part': 'part' },
    ExpressionAttributeValues: marshall({
      ':day': day,
      ':since': compactTime(since),
      ':until': compactTime(until),
    }),
    ScanIndexForward: false,
    ConsistentRead: true,
    ExclusiveStartKey: startKey,
  })

/** All parts of one request. */
export const queryRequest = (
  tableName: string,
  day: string,
  quarantineId: string,
  startKey: StartKey,
): QueryCommand =>
  new QueryCommand({
    TableName: tableName,
    KeyConditionExpression: '#day = :day AND begins_with(#part, :id)',
    ExpressionAttributeNames: { '#day': 'day', '#part': 'part' },
    ExpressionAttributeValues: marshall({ ':day': day, ':id': `${quarantineId}#` }),
    ScanIndexForward: false,
    ConsistentRead: true,
    ExclusiveStartKey: startKey,
  })

/** Marks the first part as replayed, if it still exists and has no mark yet. */
export const markReplay = (
  tableName: string,
  day: string,
  quarantineId: string,
  { at, result }: Replayed,
): UpdateItemCommand =>
  new UpdateItemCommand({
    TableName: tableName,
    Key: marshall({ day, part: partKey(quarantineId, 0) }),
    UpdateExpression: 'SET #at = :at, #result = :result',
    ConditionExpression: 'attribute_exists(#part) AND attribute_not_exists(#at)',
    ExpressionAttributeNames: { '#at': 'replayedAt', '#result': 'replayResult', '#part': 'part' },
    ExpressionAttributeValues: marshall({ ':at': at, ':result': result }),
  })
