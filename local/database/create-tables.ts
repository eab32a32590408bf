import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb'
import { DISCONNECTS_TABLE, QUARANTINE_TABLE, type TableDefinition } from '../../lambda/deployment/tables'
import { StartError } from '../start-error'

const keySchema = ({ partitionKey, sortKey }: Pick<TableDefinition, 'partitionKey' | 'sortKey'>) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  { AttributeName: sortKey, KeyType: 'RANGE' as const },
]

/** The request that creates a table, from the same definition as in the stack. */
export const createTableInput = (tableName: string, table: TableDefinition): CreateTableCommandInput => {
  const keys = [table, ...table.indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey])
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...new Set(keys)].map(AttributeName => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keySchema(table),
    ...(table.indexes.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: table.indexes.map(index => ({
            IndexName: index.name,
            KeySchema: keySchema(index),
            Projection: { ProjectionType: 'ALL' as const },
          })),
        }),
  }
}

export const TABLE_NAME = 'Disconnects'
export const QUARANTINE_TABLE_NAME = 'Quarantine'

type Client = Pick<DynamoDBClient, 'send'>

const createTable = async (client: Client, name: string, table: TableDefinition): Promise<void> => {
  try {
    const { TableDescription } = await client.send(new CreateTableCommand(createTableInput(name, table)))
    // Another server could answer 200 to everything, and would lose the records.
    if (TableDescription?.TableName !== name)
      throw new StartError('What answers as the database is not DynamoDB')
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
}

/** Creates both tables, unless they exist. */
export const createTables = async (client: Client): Promise<void> => {
  await createTable(client, TABLE_NAME, DISCONNECTS_TABLE)
  await createTable(client, QUARANTINE_TABLE_NAME, QUARANTINE_TABLE)
}
