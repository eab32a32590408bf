import { CreateTableCommand, type DynamoDBClient, ResourceInUseException } from '@aws-sdk/client-dynamodb'
import { DISCONNECTS_TABLE, QUARANTINE_TABLE, type TableDefinition } from '../../lambda/deployment/tables'
import { createTableInput } from './create-table'
import { StartError } from '../start-error'

export const TABLE_NAME = 'Disconnects'
export const QUARANTINE_TABLE_NAME = 'Quarantine'

type Client = Pick<DynamoDBClient, 'send'>

const createTable = async (client: Client, name: string, table: TableDefinition): Promise<void> => {
  try {
    const { TableDescription } = await client.send(new CreateTableCommand(createTableInput(name, table)))
    // Something else would be taken for a database that has stored what it was sent.
    if (TableDescription?.TableName !== name)
      throw new StartError('What answers as the database is no DynamoDB')
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
}

/** Both tables, unless they are there. */
export const createTables = async (client: Client): Promise<void> => {
  await createTable(client, TABLE_NAME, DISCONNECTS_TABLE)
  await createTable(client, QUARANTINE_TABLE_NAME, QUARANTINE_TABLE)
}
