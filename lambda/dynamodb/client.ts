import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** What our stores need of a client. */
export type Client = Pick<DynamoDBClient, 'send'>
