import * as t from 'io-ts'
import { objectCodec } from '../codec/object-codec'

/** Where the local twin listens unless it is told otherwise. */
export const TWIN_URL = 'http://127.0.0.1:8787'

/** The user name and password that the twin takes, and prints, unless it is given others. */
export const TWIN_CREDENTIALS = { username: 'bandwidth', password: 'local-only' }

/** Where the twin tells the command line which tables it has: the one route that the deployed API lacks. */
export const TWIN_TABLES_PATH = '/local/tables'

/** The answer there: names, and the URL of the database, which takes any credentials. */
export const TwinTables = objectCodec(
  'TwinTables',
  { endpoint: t.string, tableName: t.string, quarantineTableName: t.string },
  {},
)
export type TwinTables = t.TypeOf<typeof TwinTables>
