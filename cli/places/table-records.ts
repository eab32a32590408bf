import { type DynamoDBClient, type QueryCommandOutput } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import { defined } from '../../lambda/codec/defined'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { StoreError } from '../../lambda/disconnect/store'
import { findByCall } from '../../lambda/dynamodb/disconnects'
import { find, findAll, type FindOptions } from '../../lambda/dynamodb/find/find'
import { shardsOf } from '../../lambda/dynamodb/keys'
import { oldKeysUntil } from '../../lambda/dynamodb/old-keys'
import { type IndexShards, shardsRead } from '../../lambda/deployment/tables'
import { countUnreadable, recordsOf } from '../../lambda/question/reader'
import type { AwsFlags } from './choice'
import { storeFailure, type AwsSubject } from './aws-failure'
import type { Records, QuestionAndParameters } from './place'
import { tableClient } from './table-client'

/** A larger page needs more memory, a smaller one more requests. */
const PAGE_MAX = 1_000

const orThrow =
  (subject: AwsSubject) =>
  <A>(result: E.Either<StoreError, A>): A => {
    if (E.isLeft(result)) throw storeFailure(subject)(result.left)
    return result.right
  }

/** Receives the number of records that were left out. */
type LeaveOut = (unreadable: number) => void

async function* everything(
  table: FindOptions,
  { question }: QuestionAndParameters,
  subject: AwsSubject,
  leaveOut: LeaveOut,
): AsyncGenerator<Disconnect> {
  for await (const found of findAll(table, question)) {
    if (E.isRight(found)) yield found.right
    else if (found.left._tag === 'UnreadableRecord') leaveOut(1)
    else throw storeFailure(subject)(found.left)
  }
}

/** In pages: `findAll` reads far ahead, which would cost too much for a few records. */
async function* upTo(
  limit: number,
  table: FindOptions,
  { question }: QuestionAndParameters,
  subject: AwsSubject,
  leaveOut: LeaveOut,
): AsyncGenerator<Disconnect> {
  let wanted = limit
  let after: string | undefined
  do {
    const request = { limit: Math.min(wanted, PAGE_MAX), ...defined({ after }) }
    const { rows, position } = orThrow(subject)(await find(table)(question, request)())
    leaveOut(countUnreadable(rows))
    const records = recordsOf(rows)
    yield* records
    wanted -= records.length
    after = position
  } while (wanted > 0 && after !== undefined)
}

/** Makes the database report the cost of each query. @returns the read units so far */
const meter = (client: DynamoDBClient): (() => number) => {
  let readUnits = 0
  client.middlewareStack.add(
    next => async args => {
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } })
      readUnits += (result.output as QueryCommandOutput).ConsumedCapacity?.CapacityUnits ?? 0
      return result
    },
    { step: 'initialize', name: 'meter' },
  )
  return () => readUnits
}

export type TableRecordsOptions = {
  readonly tableName: string
  readonly settings: IndexShards
  readonly aws: AwsFlags
  readonly environment: NodeJS.ProcessEnv
  readonly endpoint?: URL
  readonly region?: string
  /** Of the table's stream, if known. */
  readonly streamArn?: string
}

/** Records straight from the table, by queries only. */
export const openTableRecords = (options: TableRecordsOptions): Records => {
  const { tableName, settings, aws, environment, endpoint, region, streamArn } = options
  const client = tableClient(aws, environment, endpoint)
  const table = {
    client,
    tableName,
    readShards: shardsOf(shardsRead(settings)),
    ...defined({ oldKeysUntil: oldKeysUntil(streamArn) }),
  }
  const subject = { what: `table ${tableName}`, ...defined({ region }) }
  let leftOut = 0
  const leaveOut: LeaveOut = unreadable => (leftOut += unreadable)
  return {
    list: (question, limit) =>
      limit === Infinity
        ? everything(table, question, subject, leaveOut)
        : upTo(limit, table, question, subject, leaveOut),
    get: async callId => {
      const { records, unreadable } = orThrow(subject)(await findByCall(table)(callId)())
      leaveOut(unreadable)
      return records
    },
    unreadable: () => leftOut,
    isFree: false,
    cost: meter(client),
  }
}
