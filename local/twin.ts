import type { IncomingMessage } from 'node:http'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { urlWithToken } from '../console/answers/paths'
import { pageLoader } from '../console/page'
import { newToken } from '../console/token'
import { PATIENCE } from '../lambda/aws/client-options'
import { cachingAuthorize, type Authorize, presentedBy } from '../lambda/callback/authorize'
import { defined } from '../lambda/codec/defined'
import { DEFAULT_QUARANTINE_RETENTION_DAYS } from '../lambda/deployment/tables'
import { dynamoDisconnectStore } from '../lambda/dynamodb/disconnects'
import { refusingErased } from '../lambda/dynamodb/refusing-erased'
import { NO_OLD_KEYS } from '../lambda/dynamodb/find/partitions'
import { DEFAULT_SHARDS } from '../lambda/dynamodb/keys'
import { hoursIn } from '../lambda/dynamodb/reconciliation/hours'
import { callReader } from '../lambda/dynamodb/report/call-reader'
import { dynamoQuarantine } from '../lambda/dynamodb/quarantine/store'
import { callbackHandler } from '../lambda/http/callback-handler'
import { reportHandler } from '../lambda/http/report-handler'
import { questionHandler } from '../lambda/http/question-handlers'
import { unauthorized } from '../lambda/http/responses'
import { circuitBreaker } from '../lambda/intake/circuit-breaker'
import { systemClock } from '../lambda/intake/clock'
import type { ReceiveWaitingDeps } from '../lambda/intake/receive-waiting'
import { createTables } from './database/create-tables'
import { QUARANTINE_TABLE_NAME, startDatabase, TABLE_NAME, type Database } from './database/embedded-database'
import { outsideDatabase } from './database/outside-database'
import { localConsole } from './local-console'
import { closeServer, listen } from './lifetime'
import { leaveNote } from './other-twin'
import { isFromThisMachine } from './this-machine'
import { startForwarding } from './forwarding/forwarding'
import { createGateway } from './gateway/server'
import { tablesIntegration } from './gateway/tables'
import { drainRegularly } from './overflow/drain-regularly'
import { overflowOf } from './overflow/overflow-of'
import { StartError } from './start-error'
import type { TwinOptions } from './twin-options'

export type Twin = {
  readonly url: string
  /** The address of the page, with the token for what it changes. */
  readonly consoleUrl: string
  readonly database: Database
  /** Whether the database answered when the twin started. */
  readonly databaseAnswered: boolean
  readonly close: () => Promise<void>
}

/** The embedded database and all concurrent callbacks share one process, and wait for each other. */
const EMBEDDED_PATIENCE = { databaseMs: 20_000, deliveryMs: 30_000 }

/** Replaces the IAM authorizer of the deployed API: requests from this machine are allowed, others need the credentials. */
const localAuthorizer =
  (authorize: Authorize) =>
  async (request: IncomingMessage): Promise<APIGatewayProxyStructuredResultV2 | undefined> =>
    isFromThisMachine(request) ||
    (await authorize(presentedBy(request.headers.authorization))) === 'authorized'
      ? undefined
      : unauthorized

/** Starts the deployed handlers behind a local gateway, on the embedded database or another one. */
export const startTwin = async (options: TwinOptions): Promise<Twin> => {
  const { port, folder, endpoint, credentials, forwardTo, observe } = options
  const forwarding = forwardTo && startForwarding({ ...forwardTo, observe })
  const database =
    endpoint === undefined
      ? await startDatabase(folder, forwarding?.put)
      : outsideDatabase(endpoint, process.env)
  const { client } = database
  const prepare = () => createTables(client)
  const authorize = cachingAuthorize({
    load: () => Promise.resolve([credentials]),
    loadFailed: () => undefined,
    now: systemClock.now,
  })
  const oldKeys = folder === undefined && endpoint === undefined ? { oldKeysUntil: NO_OLD_KEYS } : {}
  const table = { client, tableName: TABLE_NAME, readShards: DEFAULT_SHARDS, ...oldKeys }
  const store = dynamoDisconnectStore({ ...table, shards: DEFAULT_SHARDS })
  const receiveDeps: ReceiveWaitingDeps = {
    store,
    quarantine: dynamoQuarantine({
      client,
      tableName: QUARANTINE_TABLE_NAME,
      retentionDays: DEFAULT_QUARANTINE_RETENTION_DAYS,
    }),
    allowsAccount: () => true,
    authorize,
  }
  const overflow = overflowOf(options)
  const token = newToken()
  const integrations = {
    callback: {
      handler: callbackHandler({
        ...receiveDeps,
        overflow,
        patience: endpoint === undefined ? EMBEDDED_PATIENCE : PATIENCE,
        breaker: circuitBreaker(systemClock),
        clock: systemClock,
        observe,
      }),
    },
    question: {
      handler: questionHandler({ store, failed: observe.questionFailed }),
      authorize: localAuthorizer(authorize),
    },
    report: {
      handler: reportHandler({
        read: callReader(table),
        hours: hoursIn(table),
        failed: observe.questionFailed,
      }),
      authorize: localAuthorizer(authorize),
    },
    tables: tablesIntegration(database, {
      processId: process.pid,
      startedAt: new Date().toISOString(),
      consoleToken: token,
      ...defined({ folder: endpoint === undefined ? folder : undefined }),
    }),
  }
  let url = ''
  const console = localConsole(
    { client, store, overflow, page: options.page ?? pageLoader(), url: () => url, ...oldKeys },
    token,
  )
  const server = createGateway(integrations, observe, console)
  try {
    const databaseAnswered = await prepare().then(
      () => true,
      (error: unknown) => {
        if (error instanceof StartError) throw error
        return false
      },
    )
    url = `http://127.0.0.1:${await listen(server, port)}`
    const removeNote =
      endpoint === undefined && folder !== undefined
        ? leaveNote(folder, { url, processId: process.pid })
        : undefined
    const refusing = { ...receiveDeps, store: refusingErased({ client, tableName: TABLE_NAME })(store) }
    const stopDraining = drainRegularly({ queue: overflow, deps: refusing, prepare, observe })
    return {
      databaseAnswered,
      url,
      consoleUrl: urlWithToken(url, token),
      database,
      close: async () => {
        await closeServer(server)
        await stopDraining()
        observe.leftUnforwarded((await forwarding?.stop()) ?? 0)
        removeNote?.()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
