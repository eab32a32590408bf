import type { Client } from './client'
import { getConsistent } from './commands'

/** No record has this key. */
const NO_RECORD = { callId: '-', event: '-' }

/**
 * Opens a connection to the table, which the next request uses. An unanswered request is given up after `timeoutMs`, and its connection
 * closed. It costs one read unit.
 */
export const connect = (client: Client, tableName: string, timeoutMs: number): Promise<unknown> =>
  client.send(getConsistent(tableName, NO_RECORD), { abortSignal: AbortSignal.timeout(timeoutMs) })
