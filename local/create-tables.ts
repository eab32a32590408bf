import { CreateTableCommand, type DynamoDBClient, ResourceInUseException } from '@aws-sdk/client-dynamodb'
import { DISCONNECTS_TABLE, QUARANTINE_TABLE, type TableDefinition } from '../lambda/dynamodb/tables'
import { createTableInput } from './create-table'

export const TABLE_NAME = 'Disconnects'
export const QUARANTINE_TABLE_NAME = 'Quarantine'

type Client = Pick<DynamoDBClient, 'send'>

const createTable = async (client: Client, name: string, table: TableDefinition): Promise<void> => {
  try {
    await client.send(new CreateTableCommand(createTableInput(name, table)))
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
}

/** Both tables, unless they are there. */
export const createTables = async (client: Client): Promise<void> => {
  await createTable(client, TABLE_NAME, DISCONNECTS_TABLE)
  await createTable(client, QUARANTINE_TABLE_NAME, QUARANTINE_TABLE)
}
