import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DynamoDBBatchResponse } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import { randomOf, type Random } from '../../../cli/simulator/random'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { SOURCES } from '../../../lambda/disconnect/source'
import { dynamoDisconnectStore } from '../../../lambda/dynamodb/disconnects'
import { findAll } from '../../../lambda/dynamodb/find/find'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { startDatabase, TABLE_NAME } from '../../../local/database/embedded-database'
import { tableStream } from '../../../local/forwarding/table-stream'
import { startSecretsManager } from '../aws/secrets-manager'
import { aCallbackOfNewCall, recordOf, type WireBody } from '../callbacks/builders'
import { bundleLambdas } from '../durability/lambda-bundles'
import { startLambdaPool } from '../durability/lambda-pool'
import { lambdaEnvironment } from '../lambda/environment'
import { gatewayEvent } from '../lambda/gateway-event'
import { startLambda } from '../lambda/process'
import { CREDENTIALS } from '../twin/twin'
import { type BusAnswer, startEventBus } from './event-bus'
import { faultyDeliveries } from './faulty-deliveries'

/**
 * The bundled receive and publish functions between the embedded database with its stream, and a stand-in for EventBridge. Every
 * callback is received; then everything stored is published.
 */
export const startPublishedLoad = async (seed: number, answerTo: (random: Random) => BusAnswer) => {
  const folder = mkdtempSync(join(tmpdir(), 'publication-'))
  const random = randomOf('publication', seed)
  const answers = randomOf('bus', seed)
  const { receive, publish } = await bundleLambdas(folder)
  const bus = await startEventBus(() => answerTo(answers))
  const secrets = await startSecretsManager({ AWSCURRENT: JSON.stringify(CREDENTIALS) })
  const publisherEnvironment = {
    ...lambdaEnvironment({ endpoint: 'http://127.0.0.1:1' }, secrets),
    AWS_ENDPOINT_URL_EVENTBRIDGE: bus.endpoint,
    EVENT_BUS_NAME: 'calls',
  }
  const publisher = startLambdaPool(1, () => startLambda(publish, publisherEnvironment), random)
  const stream = tableStream(event => publisher.invoke(event) as unknown as Promise<DynamoDBBatchResponse>)
  const database = await startDatabase(undefined, stream.put)
  const receiver = startLambdaPool(
    2,
    () => startLambda(receive, lambdaEnvironment(database, secrets)),
    random,
  )
  const table = { client: database.client, tableName: TABLE_NAME, readShards: DEFAULT_SHARDS }
  const store = dynamoDisconnectStore({ ...table, shards: DEFAULT_SHARDS })

  return {
    bus,
    publisher,
    deliver: async (calls: number): Promise<void> => {
      let next = 0
      const worker = async (): Promise<void> => {
        for (let n = next++; n < calls; n = next++)
          for (const body of faultyDeliveries(n))
            await receiver.invoke(
              gatewayEvent({ body: typeof body === 'string' ? body : JSON.stringify(body) }),
            )
      }
      await Promise.all(Array.from({ length: 24 }, worker))
    },
    /** Stores a reconciled record. @returns the callback that completes it */
    reconcile: async (): Promise<WireBody> => {
      const body = aCallbackOfNewCall()
      await store.put({ ...recordOf(body), source: SOURCES.reconciled })()
      return body
    },
    post: (body: WireBody) => receiver.invoke(gatewayEvent({ body: JSON.stringify(body) })),
    /** The ends of calls that are stored, by call id. */
    stored: async (): Promise<ReadonlyMap<string, Disconnect>> => {
      const records = new Map<string, Disconnect>()
      for await (const found of findAll(table, { order: 'oldest' }))
        if (E.isRight(found)) records.set(found.right.callId, found.right)
      return records
    },
    stop: async (): Promise<void> => {
      await stream.stop()
      await Promise.all([receiver.stop(), publisher.stop()])
      await database.close()
      await Promise.all([bus.close(), secrets.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
