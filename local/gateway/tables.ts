import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { QUARANTINE_TABLE_NAME, TABLE_NAME, type Database } from '../database/embedded-database'
import { isFromThisMachine } from './loopback'
import type { Integration } from './server'

const json = (statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

/**
 * Where the tables are, for the commands that write. Told on this machine only: the database asks for no credentials,
 * and from elsewhere it cannot be reached either.
 */
export const tablesIntegration = ({ endpoint }: Pick<Database, 'endpoint'>): Integration => ({
  authorize: request =>
    Promise.resolve(isFromThisMachine(request) ? undefined : json(404, { error: 'NotFound' })),
  handler: () =>
    Promise.resolve(
      json(200, { endpoint, tableName: TABLE_NAME, quarantineTableName: QUARANTINE_TABLE_NAME }),
    ),
})
