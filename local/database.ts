import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { CreateTableCommand, ResourceInUseException, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { makeClient } from '../lambda/dynamodb/client'
import { DISCONNECTS_TABLE, QUARANTINE_TABLE, type TableDefinition } from '../lambda/dynamodb/tables'
import { createTableInput } from './create-table'
import { StartError } from './start-error'

export const TABLE_NAME = 'Disconnects'
export const QUARANTINE_TABLE_NAME = 'Quarantine'

export type Database = {
  readonly client: DynamoDBClient
  readonly endpoint: string
  readonly close: () => Promise<void>
}

const createTable = async (client: DynamoDBClient, name: string, table: TableDefinition): Promise<void> => {
  try {
    await client.send(new CreateTableCommand(createTableInput(name, table)))
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
}

const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} cannot be made: ${(error as NodeJS.ErrnoException).code ?? ''}`,
    )
  }
}

/** The embedded DynamoDB with both tables, on disk in a folder or, without one, in memory. */
export const startDatabase = async (folder?: string): Promise<Database> => {
  if (folder !== undefined) makeFolder(folder)
  const server = dynalite({ createTableMs: 0, ...(folder === undefined ? {} : { path: folder }) })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = makeClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const close = async (): Promise<void> => {
    client.destroy()
    await new Promise(resolve => server.close(resolve))
  }
  try {
    await createTable(client, TABLE_NAME, DISCONNECTS_TABLE)
    await createTable(client, QUARANTINE_TABLE_NAME, QUARANTINE_TABLE)
  } catch (error) {
    await close()
    if (folder === undefined) throw error
    throw new StartError(`The data folder ${folder} cannot be opened: it is in use, not writable, or damaged`)
  }
  return { client, endpoint, close }
}
