import type { QueryCommandOutput } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as E from 'fp-ts/Either'
import type { Client } from '../../../../lambda/dynamodb/client'
import { findAll } from '../../../../lambda/dynamodb/find/find'
import { toItem } from '../../../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../../../lambda/dynamodb/keys'
import type { Text } from '../../../../lambda/codec/text'
import { aRecord } from '../../../support/callbacks/builders'

const record = aRecord()
const item = toItem({ shards: DEFAULT_SHARDS })(record)
const unreadable = { ...item, receivedAt: 'yesterday' }

/** A database that answers once, and then fails. */
const failing = (error: Error): Client => {
  let requests = 0
  const send = (): Promise<Partial<QueryCommandOutput>> =>
    requests++ === 0
      ? Promise.resolve({
          Items: [unreadable, item].map(one => marshall(one)),
          LastEvaluatedKey: marshall({ timeline: '2026-01-01' }),
        })
      : Promise.reject(error)
  return { send }
}

test('a record that cannot be read hides no other, and a failure of the database is the last element', async () => {
  const cause = new Error('The table is gone')
  const question = { tag: 'campaign-7' as Text, order: 'newest' } as const

  const table = { client: failing(cause), tableName: 'Table', readShards: DEFAULT_SHARDS }
  const found: unknown[] = []
  for await (const element of findAll(table, question)) found.push(element)

  expect(found).toStrictEqual([
    E.left({
      _tag: 'UnreadableRecord',
      violations: [{ path: 'receivedAt', expected: expect.any(String) as string }],
    }),
    E.right(record),
    E.left({ _tag: 'StoreUnavailable', cause }),
  ])
})
