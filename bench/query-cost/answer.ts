import * as E from 'fp-ts/Either'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { recordsOf, type Page, type PageRequest } from '../../lambda/question/reader'
import type { Question } from '../../lambda/question/question'
import { endedAt } from '../../lambda/disconnect/timeline'
import { epochMs, timestampOf } from '../../lambda/disconnect/timestamp'
import { find } from '../../lambda/dynamodb/find/find'
import { NO_OLD_KEYS } from '../../lambda/dynamodb/find/partitions'
import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import { TABLE_NAME } from '../../local/database/embedded-database'
import { itemBytes } from '../../test/support/aws/item-size'
import { itemOf } from '../database/load'
import type { Kind } from './questions'

/** Reads an answer page by page, as an operator does. */
export const answer = async (
  client: DynamoDBClient,
  question: Question,
  { count, limit: pageSize }: Pick<Kind, 'count' | 'limit'>,
): Promise<readonly Disconnect[]> => {
  const ask = find({
    client,
    tableName: TABLE_NAME,
    readShards: DEFAULT_SHARDS,
    oldKeysUntil: NO_OLD_KEYS,
  })
  const records: Disconnect[] = []
  let after: string | undefined
  do {
    const limit = Math.min(pageSize, count - records.length)
    const request: PageRequest = { limit, ...(after === undefined ? {} : { after }) }
    const page = await ask(question, request)()
    if (E.isLeft(page)) throw new Error(JSON.stringify(page.left))
    const { rows, position }: Page = page.right
    records.push(...recordsOf(rows))
    after = position
  } while (after !== undefined && records.length < count)
  return records
}

/** The bytes of these records in the database, by which reads are charged. */
export const bytesOf = (records: readonly Disconnect[]): number =>
  records.reduce((sum, record) => sum + itemBytes(itemOf(record)), 0)

/** The question, limited to the time range of exactly these records, which come first in its answer. */
export const narrowed = (question: Question, records: readonly Disconnect[]): Question => {
  const last = records.at(-1)
  if (last === undefined) return question
  const end = endedAt(last)
  return question.order === 'newest'
    ? { ...question, since: end }
    : { ...question, until: timestampOf(epochMs(end) + 1) }
}
