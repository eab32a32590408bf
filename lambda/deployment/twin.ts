import * as t from 'io-ts'
import { objectCodec } from '../codec/object-codec'

/** The port on which the twin listens, unless another is set. */
export const TWIN_PORT = 8787
export const TWIN_URL = `http://127.0.0.1:${TWIN_PORT}`

/** The user name and password that the twin accepts and prints, unless others are set. */
export const TWIN_CREDENTIALS = { username: 'bandwidth', password: 'local-only' }

/** The one route that the deployed API lacks: it answers where the tables of the twin are. */
export const TWIN_TABLES_PATH = '/local/tables'

/**
 * The answer of that route: the names of the tables, and the URL of the database. It accepts any credentials; that of the embedded
 * database has a secret path instead, another one at each start. And which process it is, and where the records are, so that a second
 * twin can say so. And the token of its console, which grants less than the URL does.
 */
export const TwinTables = objectCodec(
  'TwinTables',
  { endpoint: t.string, tableName: t.string, quarantineTableName: t.string },
  { processId: t.number, startedAt: t.string, folder: t.string, consoleToken: t.string },
)
export type TwinTables = t.TypeOf<typeof TwinTables>

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/** Whether the host of a URL or of a `Host` header, with or without a port, is this machine: there the twin asks for no credentials. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host)

/** The credentials and region for a database that accepts any. */
export const ANY_IDENTITY = {
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
}

/**
 * The credentials and region of a client of DynamoDB at a host, as far as the usual chain of AWS does not have them: a database on this
 * machine accepts any, so that nobody has to set them.
 */
export const identityFor = (
  host: string,
  environment: Readonly<Record<string, string | undefined>>,
): Partial<typeof ANY_IDENTITY> => {
  const isSet = ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE'].some(name => environment[name])
  if (!isLoopback(host) || isSet) return {}
  return environment['AWS_REGION'] === undefined ? ANY_IDENTITY : { credentials: ANY_IDENTITY.credentials }
}
