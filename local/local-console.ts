import { version } from '#package.json'
import type { PlaceAnswer } from '../console/answers/place'
import type { Problem } from '../console/answers/problem'
import type { Known } from '../console/answers/waiting'
import { type Console, createConsole } from '../console/create-console'
import type { ConsolePorts } from '../console/ports'
import { commandIn, projectFolder } from '../console/project'
import { countQuarantined } from '../console/quarantine'
import { CALLBACK_PATH } from '../lambda/deployment/routes'
import { DEFAULT_QUARANTINE_RETENTION_DAYS } from '../lambda/deployment/tables'
import { TWIN_URL } from '../lambda/deployment/twin'
import type { StoreError } from '../lambda/disconnect/store'
import { timestampOf } from '../lambda/disconnect/timestamp'
import type { FindOptions } from '../lambda/dynamodb/find/find'
import { DEFAULT_SHARDS } from '../lambda/dynamodb/keys'
import { dynamoQuarantineReader } from '../lambda/dynamodb/quarantine/reader'
import { dynamoReconciliationStore } from '../lambda/dynamodb/reconciliation/store'
import { refusingErased } from '../lambda/dynamodb/refusing-erased'
import { callReader } from '../lambda/dynamodb/report/call-reader'
import type { DisconnectStore } from '../lambda/question/reader'
import { QUARANTINE_TABLE_NAME, TABLE_NAME, type Database } from './database/embedded-database'
import type { LocalQueue } from './overflow/local-queue'

type LocalConsoleDeps = Pick<FindOptions, 'oldKeysUntil'> & {
  readonly client: Database['client']
  readonly store: DisconnectStore
  readonly overflow: Pick<LocalQueue, 'count'>
  readonly page: ConsolePorts['page']
  /** Known once the twin listens. */
  readonly url: () => string
}

const explain = ({ _tag }: StoreError): Problem =>
  _tag === 'StoreUnavailable'
    ? {
        error: 'The database does not answer. Callbacks wait in the overflow queue meanwhile',
        kind: 'unavailable',
      }
    : { error: 'An item cannot be read: was it written by a newer version?', kind: 'unavailable' }

const placeOf = (url: string): PlaceAnswer => ({
  kind: 'twin',
  name: 'This machine',
  command: commandIn(projectFolder()),
  flags: url === TWIN_URL ? ['--local'] : ['--local', url],
  apiUrl: url,
  callbackUrl: `${url}${CALLBACK_PATH}`,
  quarantineDays: DEFAULT_QUARANTINE_RETENTION_DAYS,
  version,
})

const counted = async (count: () => Promise<number>): Promise<Known<number>> => {
  try {
    return { value: await count() }
  } catch {
    return { failed: 'The folder of the overflow queue cannot be read' }
  }
}

/** The console of the twin. The API of the twin is open to programs of this machine, so the token guards only what changes something. */
export const localConsole = (
  { client, store, overflow, page, url, ...oldKeys }: LocalConsoleDeps,
  token: string,
): Console => {
  const table = {
    client,
    tableName: TABLE_NAME,
    shards: DEFAULT_SHARDS,
    readShards: DEFAULT_SHARDS,
    ...oldKeys,
  }
  const quarantine = dynamoQuarantineReader({ client, tableName: QUARANTINE_TABLE_NAME })
  const ports: ConsolePorts = {
    get place() {
      return placeOf(url())
    },
    store: { ...store, ...refusingErased(table)(store) },
    calls: callReader(table),
    reconciliation: dynamoReconciliationStore(table),
    quarantine,
    allowsAccount: () => true,
    waiting: async () => ({
      overflow: await counted(overflow.count),
      quarantine: await countQuarantined(
        quarantine,
        DEFAULT_QUARANTINE_RETENTION_DAYS,
        timestampOf(Date.now()),
        explain,
      ),
    }),
    explain,
    page,
  }
  return createConsole(ports, { token, guards: 'changes', hasApi: false })
}
