import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { SendMessageCommand } from '@aws-sdk/client-sqs'
import type { SQSEvent } from 'aws-lambda'
import { PATIENCE } from '../../../lambda/aws/client-options'
import { cachingAuthorize } from '../../../lambda/callback/authorize'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import type { Clock } from '../../../lambda/intake/clock'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { dynamoDisconnectStore } from '../../../lambda/dynamodb/disconnects'
import { dynamoQuarantine } from '../../../lambda/dynamodb/quarantine/store'
import { DISCONNECTS_TABLE, QUARANTINE_TABLE } from '../../../lambda/deployment/tables'
import { callbackHandler } from '../../../lambda/http/callback-handler'
import { drainHandler } from '../../../lambda/sqs/drain-handler'
import { overflowQueue } from '../../../lambda/sqs/overflow-queue'
import { clientOn, inMemoryDynamoDb, type Refuses } from '../aws/in-memory-dynamodb'
import { CREDENTIALS, silent } from '../twin/twin'
import { instanceBreaker } from './instance-breaker'
import { startQueue } from './queue'

/** The services that outlive every process. @param refuses the items that the database always rejects */
export const startServices = (refuses?: Refuses) => ({
  database: inMemoryDynamoDb({ Disconnects: DISCONNECTS_TABLE, Quarantine: QUARANTINE_TABLE }, refuses),
  queue: startQueue(),
  instance: instanceBreaker(),
})

export type Services = ReturnType<typeof startServices>

/** Asks a service for an operation, and waits for its answer. */
export type Ask = (what: string, commit: () => unknown) => Promise<unknown>

const storesOn = (client: Pick<DynamoDBClient, 'send'>) => ({
  store: dynamoDisconnectStore({
    client,
    tableName: 'Disconnects',
    shards: DEFAULT_SHARDS,
    readShards: DEFAULT_SHARDS,
  }),
  quarantine: dynamoQuarantine({ client, tableName: 'Quarantine', retentionDays: 90 }),
})

/** Reads what is stored, without faults. */
export const inspector = ({ database }: Services) => storesOn(clientOn(database))

/** The handlers that are deployed, down to the commands that they send. */
export const handlersOf = (
  { database, queue, instance }: Services,
  ask: Ask,
  clock: Clock,
  observed: (outcome: string) => void,
) => {
  const deps = {
    ...storesOn(clientOn(database, ask)),
    allowsAccount: () => true,
    authorize: cachingAuthorize({
      load: () => ask('credentials', () => [CREDENTIALS]) as Promise<readonly [typeof CREDENTIALS]>,
      loadFailed: () => undefined,
      now: clock.now,
    }),
  }
  return {
    receive: callbackHandler({
      ...deps,
      overflow: overflowQueue({
        queueUrl: 'queue',
        client: {
          send: ({ input }: SendMessageCommand) =>
            ask('SendMessage', () => queue.send(input.MessageBody ?? '')),
        } as never,
      }),
      breaker: instance.breaker,
      clock,
      patience: PATIENCE,
      observe: {
        ...silent,
        received: ({ _tag }) => {
          observed(_tag)
        },
      },
    }),
    /** What reconciliation writes. */
    reconcile: async (listed: Disconnect | undefined) => {
      if (listed !== undefined) await deps.store.put(listed)()
    },
    drain: (event: SQSEvent) =>
      drainHandler({
        ...deps,
        clock,
        observe: {
          drained: ({ _tag }) => {
            observed(_tag)
          },
          failed: () => undefined,
        },
      })(event),
  }
}
