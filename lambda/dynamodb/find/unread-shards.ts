import { QueryCommand } from '@aws-sdk/client-dynamodb'
import * as RA from 'fp-ts/ReadonlyArray'
import * as TE from 'fp-ts/TaskEither'
import { MAX_INDEX_SHARDS } from '../../deployment/tables'
import type { StoreError } from '../../disconnect/store'
import { toStoreError } from '../errors'
import { COMMON_CAUSE, indexKey, indexShardsFor, type Shards, shardsOf, UNCOMMON } from '../keys'
import type { FindOptions } from './find'
import { CAUSE_BUCKETS, type Partition } from './partitions'

/** A key that questions do not read, and the least number of shards with which they would. */
type Unread = Pick<Partition, 'index' | 'key'> & { readonly neededBy: number }

const shardsFrom = (first: number, end: number): readonly number[] =>
  Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i)

/**
 * Every key beyond those that are read, up to the maximum of the setting. An ended call with an uncommon cause has the same shard in
 * `byTime` and `byCause`, but another event can be in a shard of `byTime` that is read, and in one of `byCause` that is not.
 */
export const unreadKeys = ({ byTime, uncommon }: Shards): readonly Unread[] => {
  const max = shardsOf(MAX_INDEX_SHARDS)
  return [
    ...shardsFrom(byTime, max.byTime).flatMap(shard =>
      (['ended', 'event'] as const).map((lane): Unread => ({
        index: 'byTime',
        key: indexKey(lane, shard),
        neededBy: shard + 1,
      })),
    ),
    ...shardsFrom(uncommon, max.uncommon).flatMap((shard): readonly Unread[] => {
      const neededBy = indexShardsFor(shard)
      return [
        { index: 'byTime', key: indexKey(UNCOMMON, shard), neededBy },
        ...CAUSE_BUCKETS.filter(bucket => bucket !== COMMON_CAUSE).map((bucket): Unread => ({
          index: 'byCause',
          key: indexKey('event', shard, bucket),
          neededBy,
        })),
      ]
    }),
  ]
}

const holdsRecords =
  ({ client, tableName }: FindOptions) =>
  async ({ index, key }: Unread): Promise<boolean> => {
    const { Count = 0 } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: index,
        KeyConditionExpression: '#key = :key',
        ExpressionAttributeNames: { '#key': index },
        ExpressionAttributeValues: { ':key': { S: key } },
        Select: 'COUNT',
        Limit: 1,
      }),
    )
    return Count > 0
  }

const AT_ONCE = 48

const search = async (table: FindOptions): Promise<number | undefined> => {
  const keys = [...unreadKeys(table.readShards)].sort((a, b) => b.neededBy - a.neededBy)
  for (const some of RA.chunksOf(AT_ONCE)(keys)) {
    const found = await Promise.all(some.map(holdsRecords(table)))
    const first = some.find((_, i) => found[i])
    if (first !== undefined) return first.neededBy
  }
  return undefined
}

/**
 * Whether there are records that questions do not find, because `indexShards` was lowered. It asks for one record under each key, for half
 * a read unit at most.
 *
 * @returns the least number of shards that questions must read to find all records; undefined if they do
 */
export const unreadShards = (table: FindOptions): TE.TaskEither<StoreError, number | undefined> =>
  TE.tryCatch(() => search(table), toStoreError)
