import { PutItemCommand, QueryCommand, type QueryCommandOutput } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { hash } from 'node:crypto'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as RA from 'fp-ts/ReadonlyArray'
import * as TE from 'fp-ts/TaskEither'
import type * as t from 'io-ts'
import { decodeJson } from '../../codec/decode'
import { DISCONNECTS_TABLE } from '../../deployment/tables'
import type { StoreError } from '../../disconnect/store'
import { type Client, writeConditionally } from '../client'
import { toStoreError } from '../errors'
import { expiry } from '../item'

/**
 * The partition of what reconciliation remembers, in the table of the records. No call has this id, since ids are trimmed; and its items
 * are in no index, so that no question finds them.
 */
export const PARTITION = ' reconciliation'

/** A sort key has at most 1,024 bytes, and an id from outside can be of any length. */
export const digestOf = (parts: readonly unknown[]): string =>
  hash('sha256', JSON.stringify(parts), 'base64url')

/** One thing to remember, as JSON. */
export type Memo = {
  readonly key: string
  readonly json: string
  /** A memo of the same key is replaced only by one that is less, or more: by their texts here. */
  readonly order?: { readonly by: string; readonly replacedBy: 'less' | 'not less' }
  /** When it expires; never if absent. */
  readonly keep?: { readonly since: string; readonly days: number }
}

export type Table = { readonly client: Client; readonly tableName: string }

const conditionOf = ({ order }: Memo): Partial<PutItemCommand['input']> =>
  order === undefined
    ? {}
    : {
        ConditionExpression: `attribute_not_exists(#key) OR #order ${order.replacedBy === 'less' ? '>' : '<='} :order`,
        ExpressionAttributeNames: { '#key': DISCONNECTS_TABLE.partitionKey, '#order': 'order' },
        ExpressionAttributeValues: marshall({ ':order': order.by }),
      }

/** Remembers it, unless its order forbids that. */
export const remember =
  ({ client, tableName }: Table) =>
  (memo: Memo): TE.TaskEither<StoreError, void> =>
    pipe(
      writeConditionally(
        () =>
          new PutItemCommand({
            TableName: tableName,
            Item: marshall({
              callId: PARTITION,
              event: memo.key,
              json: memo.json,
              ...(memo.order && { order: memo.order.by }),
              ...(memo.keep && expiry(DISCONNECTS_TABLE, memo.keep.since, memo.keep.days)),
            }),
            ...conditionOf(memo),
          }),
        command => client.send(command),
      ),
      TE.map(() => undefined),
    )

const queryRange = (
  tableName: string,
  from: string,
  to: string,
  startKey: QueryCommandOutput['LastEvaluatedKey'],
): QueryCommand =>
  new QueryCommand({
    TableName: tableName,
    KeyConditionExpression: '#callId = :callId AND #event BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#callId': 'callId', '#event': 'event' },
    ExpressionAttributeValues: marshall({ ':callId': PARTITION, ':from': from, ':to': to }),
    ConsistentRead: true,
    ExclusiveStartKey: startKey,
  })

/** What is remembered under the keys of a range, both inclusive. What a later version wrote, and this one cannot read, fails. */
export const recall =
  <A>({ client, tableName }: Table, codec: t.Decoder<unknown, A>) =>
  (from: string, to: string): TE.TaskEither<StoreError, readonly A[]> =>
    pipe(
      TE.tryCatch(async () => {
        const texts: string[] = []
        let startKey: QueryCommandOutput['LastEvaluatedKey']
        do {
          const page = await client.send(queryRange(tableName, from, to, startKey))
          texts.push(...(page.Items ?? []).map(({ json }) => json?.S ?? ''))
          startKey = page.LastEvaluatedKey
        } while (startKey !== undefined)
        return texts
      }, toStoreError),
      TE.chainEitherK(
        RA.traverse(E.Applicative)(text =>
          pipe(
            text,
            decodeJson(codec),
            E.mapLeft((violations): StoreError => ({ _tag: 'UnreadableRecord', violations })),
          ),
        ),
      ),
    )
