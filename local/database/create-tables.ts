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

/** The request that creates a table as CDK would deploy it, from the same definition. */
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
