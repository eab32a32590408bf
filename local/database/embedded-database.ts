import type { AddressInfo } from 'node:net'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { ClassicLevel } from 'classic-level'
import dynalite from 'dynalite'
import { withoutLogging } from '../../lambda/aws/client-options'
import { silenceNodeSupportWarning } from '../../lambda/aws/node-support-warning'
import { defined } from '../../lambda/codec/defined'
import { ANY_IDENTITY, TWIN_PORT } from '../../lambda/deployment/twin'
import { closeServer } from '../lifetime'
import { userOf } from '../other-twin'
import { StartError } from '../start-error'
import type { DynamoDBRecord } from 'aws-lambda'
import { createTables, TABLE_NAME } from './create-tables'
import { codeOf, makeWritable } from './data-folder'
import { guard } from './guard'
import { onPut } from './puts'

export { QUARANTINE_TABLE_NAME, TABLE_NAME } from './create-tables'

export type Database = {
  readonly client: DynamoDBClient
  /** That of the embedded database has a secret path: whoever knows it can read and delete everything. */
  readonly endpoint: string
  readonly close: () => Promise<void>
}

/** Opens the database in the folder once before dynalite does, which ends the process with a stack trace if that fails. */
const checkFolder = async (folder: string): Promise<void> => {
  makeWritable(folder)
  const level = new ClassicLevel(folder)
  try {
    await level.open()
  } catch (error) {
    const { cause } = error as Error
    if (codeOf(cause) === 'LEVEL_LOCKED')
      throw new StartError(
        `The data folder ${folder} is used by ${await userOf(folder)}. Use that one, or choose another port and folder: npm start -- --port ${TWIN_PORT + 1} --data DIR`,
      )
    throw new StartError(
      `The data folder ${folder} cannot be opened: damaged, or the disk is full (${codeOf(cause)})`,
    )
  } finally {
    await level.close()
  }
}

/**
 * The embedded DynamoDB with both tables, on disk in a folder or, without one, in memory.
 * @param stored takes each item that is put into the table of the records
 */
export const startDatabase = async (
  folder?: string,
  stored?: (record: DynamoDBRecord) => void,
): Promise<Database> => {
  silenceNodeSupportWarning(process.env)
  if (folder !== undefined) await checkFolder(folder)
  const server = dynalite({ createTableMs: 0, ...defined({ path: folder }) })
  const path = guard(server)
  if (stored !== undefined) onPut(server, TABLE_NAME, stored)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
  const client = withoutLogging(
    new DynamoDBClient({
      endpoint,
      ...ANY_IDENTITY,
      // One process serves all concurrent callbacks, while a Lambda has one at a time. They wait for a socket here.
      requestHandler: { connectionTimeout: 0, requestTimeout: 30_000, httpAgent: { maxSockets: 128 } },
    }),
  )
  const close = async (): Promise<void> => {
    client.destroy()
    await closeServer(server)
  }
  try {
    await createTables(client)
  } catch (error) {
    await close()
    throw error
  }
  return { client, endpoint, close }
}
