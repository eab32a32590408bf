import * as E from 'fp-ts/Either'
import type { QuarantineEntry } from '../../lambda/intake/quarantine'
import type { StoreError } from '../../lambda/disconnect/store'
import { shardsOf } from '../../lambda/dynamodb/keys'
import { dynamoDisconnectStore } from '../../lambda/dynamodb/disconnects'
import { dynamoQuarantineReader } from '../../lambda/dynamodb/quarantine/reader'
import { CommandFailed, UsageError } from '../errors'
import { awsFailure, type Place } from './aws-failure'
import type { Storage } from './storage'
import { tableIdentity } from './table-identity'
import type { Listing, Tables } from './tables'

const failureIn =
  (place: Place) =>
  (error: StoreError): CommandFailed => {
    switch (error._tag) {
      case 'StoreUnavailable':
        return awsFailure(error.cause, place)
      case 'UnreadableRecord':
        return new CommandFailed(
          `The ${place.what} holds what cannot be read: was it written by a newer version?`,
        )
      case 'RecordRefused':
        return new CommandFailed(
          `The ${place.what} does not take a record: expected ${error.violations.map(({ expected }) => expected).join('; ')}`,
        )
    }
  }

const listing = (
  found: AsyncIterable<E.Either<StoreError, QuarantineEntry>>,
  failureOf: (error: StoreError) => CommandFailed,
): Listing => {
  let unreadable = 0
  const read = async function* (): AsyncGenerator<QuarantineEntry> {
    for await (const entry of found) {
      if (E.isRight(entry)) yield entry.right
      else if (entry.left._tag === 'UnreadableRecord') unreadable++
      else throw failureOf(entry.left)
    }
  }
  return { entries: read(), unreadable: () => unreadable }
}

export const tablesIn = (storage: Storage): Tables => {
  const { client, tableName, quarantineTableName, keeping, place } = storage
  const { indexShards, retentionDays } = keeping
  const failureOf = failureIn(place)
  const isOneTable = place.what === `table ${tableName}`
  const quarantinePlace = isOneTable ? { ...place, what: `table ${quarantineTableName ?? '?'}` } : place
  const quarantine: Tables['quarantine'] = () => {
    if (quarantineTableName === undefined)
      throw new UsageError('--quarantine-table: expected the name of the table, beside --table')
    return dynamoQuarantineReader({ client, tableName: quarantineTableName })
  }
  return {
    identity: () => tableIdentity(storage),
    keeping,
    store: dynamoDisconnectStore({
      client,
      tableName,
      shards: shardsOf(indexShards),
      ...(retentionDays === undefined ? {} : { retentionDays }),
    }),
    quarantine,
    entries: range => listing(quarantine().list(range), failureIn(quarantinePlace)),
    failureOf,
    orFail: result => {
      if (E.isLeft(result)) throw failureOf(result.left)
      return result.right
    },
  }
}
