import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as E from 'fp-ts/Either'
import { defined } from '../../lambda/codec/defined'
import type { IntakeSettings } from '../../lambda/deployment/stack-outputs'
import type { StoreError } from '../../lambda/disconnect/store'
import { dynamoDisconnectStore } from '../../lambda/dynamodb/disconnects'
import { refusingErased } from '../../lambda/dynamodb/refusing-erased'
import { shardsRead } from '../../lambda/deployment/tables'
import { shardsOf } from '../../lambda/dynamodb/keys'
import type { FindOptions } from '../../lambda/dynamodb/find/find'
import { unreadShards } from '../../lambda/dynamodb/find/unread-shards'
import { callReader } from '../../lambda/dynamodb/report/call-reader'
import { dynamoReconciliationStore } from '../../lambda/dynamodb/reconciliation/store'
import { dynamoQuarantineReader } from '../../lambda/dynamodb/quarantine/reader'
import type { QuarantineEntry } from '../../lambda/intake/quarantine'
import { type CommandFailed, UsageError } from '../errors'
import type { AwsFlags } from './choice'
import { awsFailure, storeFailure, type AwsSubject } from './aws-failure'
import { deletionFrom } from './delete-records'
import { erasureFrom } from './erasure'
import type { QuarantineListing, Tables } from './place'
import { tableClient } from './table-client'

/** The region that requests go to: of a flag, a variable, or the profile. @throws CommandFailed if none is set */
export const regionOf = async (
  aws: AwsFlags,
  environment: NodeJS.ProcessEnv,
  subject: AwsSubject,
): Promise<string> => {
  const client = tableClient(aws, environment)
  try {
    return await client.config.region()
  } catch (error) {
    throw awsFailure(error, subject)
  } finally {
    client.destroy()
  }
}

export type DynamodbTables = {
  readonly client: DynamoDBClient
  readonly tableName: string
  readonly quarantineTableName?: string
  readonly oldKeysUntil?: FindOptions['oldKeysUntil']
  readonly settings: IntakeSettings
  readonly subject: AwsSubject
  /** If it differs from `subject`. */
  readonly quarantineSubject?: AwsSubject
  /** Outside AWS, reading costs nothing. */
  readonly isFree?: boolean
  /** The place and its table, for `identity`. */
  readonly name: string
}

const QUERY_NEEDS = 'dynamodb:Query on the table and its indexes'

const ERASING_NEEDS = 'dynamodb:DescribeTable, Scan, Query, PutItem and DeleteItem on both tables'

const NEEDS = 'dynamodb:Query, GetItem, BatchGetItem, PutItem and UpdateItem on both tables'

/** An operator who may write records may lack the permission to describe the table, and some emulators of DynamoDB cannot. */
const NO_DESCRIPTION = new Set(['AccessDenied', 'AccessDeniedException', 'UnknownOperationException'])

/** If the table cannot be described, its identity is its name. @throws CommandFailed */
const identityOf = async ({ client, tableName, name, subject }: DynamodbTables): Promise<string> => {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }))
    const created = Table?.CreationDateTime?.toISOString()
    return [name, Table?.TableArn, Table?.TableId, created].filter(part => part !== undefined).join(' ')
  } catch (error) {
    if (error instanceof Error && NO_DESCRIPTION.has(error.name)) return name
    throw awsFailure(error, subject)
  }
}

const listingOf = (
  found: AsyncIterable<E.Either<StoreError, QuarantineEntry>>,
  failureOf: (error: StoreError) => CommandFailed,
): QuarantineListing => {
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

export const allowsAccountOf =
  ({ allowedAccountIds }: IntakeSettings): Tables['allowsAccount'] =>
  accountId =>
    allowedAccountIds?.includes(accountId) ?? true

export const dynamodbTables = (tables: DynamodbTables): Tables => {
  const { client, tableName, quarantineTableName, oldKeysUntil, settings } = tables
  const subject = { ...tables.subject, needs: NEEDS }
  const quarantineSubject = { ...(tables.quarantineSubject ?? subject), needs: NEEDS }
  const failureOf = storeFailure(subject)
  const quarantineTable = (): string => {
    if (quarantineTableName === undefined)
      throw new UsageError('--quarantine-table: expected the name of the table, together with --table')
    return quarantineTableName
  }
  const options = {
    client,
    tableName,
    shards: shardsOf(settings.indexShards),
    readShards: shardsOf(shardsRead(settings)),
    ...defined({ retentionDays: settings.retentionDays, oldKeysUntil }),
  }
  const store = dynamoDisconnectStore(options)
  const quarantine = () => dynamoQuarantineReader({ client, tableName: quarantineTable() })
  return {
    identity: () => identityOf({ ...tables, subject }),
    settings,
    allowsAccount: allowsAccountOf(settings),
    store: { ...store, ...refusingErased(options)(store) },
    reconciliation: dynamoReconciliationStore(options),
    unreadShards: unreadShards(options),
    calls: {
      read: callReader(options),
      failureOf: storeFailure({ ...tables.subject, needs: QUERY_NEEDS }),
    },
    quarantine,
    entries: range => listingOf(quarantine().list(range), storeFailure(quarantineSubject)),
    deletion: () => deletionFrom({ client, tableName, quarantineTableName: quarantineTable() }),
    erasure: () =>
      erasureFrom({
        client,
        tableNames: { records: tableName, quarantine: quarantineTable() },
        isFree: tables.isFree === true,
        failureOf: (which, cause) =>
          awsFailure(cause, {
            ...(which === 'quarantine' ? quarantineSubject : subject),
            needs: ERASING_NEEDS,
          }),
      }),
    failureOf,
    orFail: result => {
      if (E.isLeft(result)) throw failureOf(result.left)
      return result.right
    },
    close: () => {
      client.destroy()
    },
  }
}
