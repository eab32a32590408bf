import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { putOnce } from '../../lambda/dynamodb/commands'
import { DISCONNECTS_TABLE } from '../../lambda/deployment/tables'
import { TABLE_NAME } from '../../local/database/embedded-database'
import { callAt } from '../calls/call-at'
import { REALISTIC } from '../calls/mix'
import { itemOf } from '../database/load'

const AT_ONCE = 32

/** Puts new calls conditionally, `AT_ONCE` at the same time. @returns puts per second */
export const putNew = async (client: DynamoDBClient, from: number, count: number): Promise<number> => {
  const items = Array.from({ length: count }, (_, i) => itemOf(callAt(REALISTIC, from + i)))
  const waiting = items.values()
  const started = performance.now()
  const worker = async (): Promise<void> => {
    // All workers take from one iterator, so each item is put once.
    for (const item of waiting) await client.send(putOnce(TABLE_NAME, DISCONNECTS_TABLE, item))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return (count * 1000) / (performance.now() - started)
}
