import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { StoreError } from '../../lambda/disconnect/store'
import { findByCall } from '../../lambda/dynamodb/disconnects'
import { find, findAll, type FindOptions } from '../../lambda/dynamodb/find/find'
import { CommandFailed } from '../errors'
import { awsFailure, type Place } from './aws-failure'
import { meter } from './meter'
import type { Asked, Target } from './target'

/** More at a time would be more memory; fewer would be more requests. */
const PAGE_MAX = 1_000

const failureOf = (error: StoreError, place: Place): CommandFailed =>
  error._tag === 'StoreUnavailable'
    ? awsFailure(error.cause, place)
    : new CommandFailed(
        `The ${place.what} holds a record that cannot be read: was it written by a newer version?`,
      )

const orThrow =
  (place: Place) =>
  <A>(result: E.Either<StoreError, A>): A => {
    if (E.isLeft(result)) throw failureOf(result.left, place)
    return result.right
  }

async function* everything(
  table: FindOptions,
  { question }: Asked,
  place: Place,
): AsyncGenerator<Disconnect> {
  for await (const found of findAll(table, question)) yield orThrow(place)(found)
}

/** In pages, since `findAll` reads far ahead, which few records would have to pay for. */
async function* upTo(
  limit: number,
  table: FindOptions,
  { question }: Asked,
  place: Place,
): AsyncGenerator<Disconnect> {
  let wanted = limit
  let after: string | undefined
  do {
    const request = { limit: Math.min(wanted, PAGE_MAX), ...(after === undefined ? {} : { after }) }
    const { records, position } = orThrow(place)(await find(table)(question, request)())
    yield* records
    wanted -= records.length
    after = position
  } while (wanted > 0 && after !== undefined)
}

/** Records straight from the table, by queries only. */
export const tableTarget = (client: DynamoDBClient, tableName: string, place: Place): Target => {
  const table = { client, tableName }
  const readUnits = meter(client)
  return {
    list: (asked, limit) =>
      limit === Infinity ? everything(table, asked, place) : upTo(limit, table, asked, place),
    get: async callId => orThrow(place)(await findByCall(table)(callId)()),
    cost: readUnits,
  }
}
