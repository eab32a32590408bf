import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'

const client = new DynamoDBClient({})

/** Puts the parsed body into a table, without authorization, validation or condition. */
export const handler = async ({ body }: APIGatewayProxyEventV2) => {
  const item = marshall(JSON.parse(body ?? '') as Record<string, unknown>)
  await client.send(new PutItemCommand({ TableName: process.env['BARE_TABLE_NAME'], Item: item }))
  return { statusCode: 204 }
}
