import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { cachingAuthorize, type Authorize } from '../lambda/bandwidth/authorize'
import type { Credentials } from '../lambda/bandwidth/credentials'
import type { ReceiveWaitingDeps, WaitingOutcome } from '../lambda/bandwidth/receive-waiting'
import { DEFAULT_SHARDS } from '../lambda/dynamodb/disconnect-keys'
import { dynamoDisconnectStore } from '../lambda/dynamodb/disconnect-store'
import { dynamoQuarantine } from '../lambda/dynamodb/quarantine-store'
import { callbackHandler, type CallbackObserver } from '../lambda/http/callback-handler'
import type { Failure } from '../lambda/disconnect/failure'
import { questionHandler } from '../lambda/http/question-handlers'
import { unauthorized } from '../lambda/http/responses'
import { QUARANTINE_TABLE_NAME, startDatabase, TABLE_NAME, type Database } from './database'
import { drainRegularly } from './drain-regularly'
import { isFromThisMachine } from './gateway/loopback'
import { createGateway } from './gateway/server'
import { overflowFolder, overflowInMemory } from './overflow-folder'
import { StartError } from './start-error'

export type TwinOptions = {
  readonly port: number
  readonly folder?: string
  readonly credentials: Credentials
  readonly observe: CallbackObserver & {
    readonly drained: (outcome: WaitingOutcome) => void
    readonly questionFailed: (failure: Failure, requestId: string) => void
  }
}

export type Twin = { readonly url: string; readonly database: Database; readonly close: () => Promise<void> }

const QUARANTINE_RETENTION_DAYS = 90

/** One process has all callbacks that arrive at once, and they wait for each other. */
const PATIENCE_MS = 20_000

/** Stands for the IAM authorizer of the deployed API: who is on this machine may ask; anybody else needs the credentials. */
const localAuthorizer =
  (authorize: Authorize) =>
  async (request: IncomingMessage): Promise<APIGatewayProxyStructuredResultV2 | undefined> =>
    isFromThisMachine(request) || (await authorize(request.headers.authorization)) === 'authorized'
      ? undefined
      : unauthorized

const listen = async (server: ReturnType<typeof createGateway>, port: number): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server
      .once('error', (error: NodeJS.ErrnoException) => {
        const taken = error.code === 'EADDRINUSE'
        const reason = taken ? 'is taken: choose another with --port' : `cannot be used: ${error.code ?? ''}`
        reject(new StartError(`Port ${port} ${reason}`))
      })
      .listen(port, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port
}

const GRACE_MS = 3_000

/** Requests that are being served are answered before the database goes. */
const closeGateway = async (server: ReturnType<typeof createGateway>): Promise<void> => {
  const closed = new Promise(resolve => server.close(resolve))
  // A connection is idle once its answer is out, and would be kept for the next request.
  const sweep = setInterval(() => {
    server.closeIdleConnections()
  }, 50)
  const cut = setTimeout(() => {
    server.closeAllConnections()
  }, GRACE_MS)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}

/** The deployed handlers behind a local gateway, on the embedded database. */
export const startTwin = async ({ port, folder, credentials, observe }: TwinOptions): Promise<Twin> => {
  const database = await startDatabase(folder)
  const { client } = database
  const authorize = cachingAuthorize({
    load: () => Promise.resolve([credentials]),
    loadFailed: () => undefined,
    now: () => performance.now(),
  })
  const store = dynamoDisconnectStore({ client, tableName: TABLE_NAME, shards: DEFAULT_SHARDS })
  const receiveDeps: ReceiveWaitingDeps = {
    store,
    quarantine: dynamoQuarantine({
      client,
      tableName: QUARANTINE_TABLE_NAME,
      retentionDays: QUARANTINE_RETENTION_DAYS,
    }),
    allowsAccount: () => true,
    authorize,
  }
  const overflow = folder === undefined ? overflowInMemory() : overflowFolder(join(folder, 'overflow'))
  const server = createGateway({
    callback: {
      handler: callbackHandler({
        ...receiveDeps,
        overflow,
        patienceMs: PATIENCE_MS,
        now: () => performance.now(),
        observe,
      }),
    },
    question: {
      handler: questionHandler({ store, failed: observe.questionFailed }),
      authorize: localAuthorizer(authorize),
    },
  })
  try {
    const bound = await listen(server, port)
    const stopDraining = drainRegularly(overflow, receiveDeps, observe.drained)
    return {
      url: `http://127.0.0.1:${bound}`,
      database,
      close: async () => {
        await closeGateway(server)
        await stopDraining()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
