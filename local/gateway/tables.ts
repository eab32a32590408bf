import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { TwinTables } from '../../lambda/deployment/twin'
import { QUARANTINE_TABLE_NAME, TABLE_NAME, type Database } from '../database/embedded-database'
import { isFromThisMachine } from '../this-machine'
import type { Integration } from './server'

const json = (statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

export type Identity = Pick<TwinTables, 'processId' | 'startedAt' | 'folder' | 'consoleToken'>

/**
 * Answers where the tables are, for commands that use them directly, and which process this is. Only to programs on this machine: the
 * URL of the database is all that one needs to read and delete everything.
 */
export const tablesIntegration = (
  { endpoint }: Pick<Database, 'endpoint'>,
  identity: Identity,
): Integration => ({
  authorize: request =>
    Promise.resolve(isFromThisMachine(request) ? undefined : json(404, { error: 'NotFound' })),
  handler: () => {
    const names = { tableName: TABLE_NAME, quarantineTableName: QUARANTINE_TABLE_NAME }
    const tables = { endpoint, ...names, ...identity }
    return Promise.resolve(json(200, TwinTables.encode(tables)))
  },
})
