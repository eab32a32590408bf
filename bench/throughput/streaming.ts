import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import { findAll } from '../../lambda/dynamodb/find/find'
import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import { TABLE_NAME } from '../../local/database/embedded-database'
import { ask } from '../calls/ask'
import { meter } from '../database/meter'
import { watchMemory } from './peak-memory'

export type Streamed = {
  readonly records: number
  readonly perSecond: number
  readonly requests: number
  readonly recordsPerRequest: number
  readonly readUnits: number
  readonly peakMb: number
}

/** Reads the newest records of the table through `findAll`, as `--all` does. */
export const stream = async (client: DynamoDBClient, count: number): Promise<Streamed> => {
  const counted = meter(client)
  const peak = watchMemory()
  const started = performance.now()
  let records = 0
  const all = findAll({ client, tableName: TABLE_NAME, readShards: DEFAULT_SHARDS }, ask({}))
  while (records < count) {
    const next = await all.next()
    if (next.done === true) break
    if (E.isLeft(next.value)) throw new Error(next.value.left._tag)
    records++
  }
  const seconds = (performance.now() - started) / 1000
  return {
    records,
    perSecond: records / seconds,
    requests: counted.requests,
    recordsPerRequest: records / counted.requests,
    readUnits: counted.chargedUnits,
    peakMb: peak(),
  }
}
