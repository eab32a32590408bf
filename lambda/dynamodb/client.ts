import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'

/** What our stores need of a client. */
export type Client = Pick<DynamoDBClient, 'send' | 'destroy'>

/** A client that gives up in time for an answer: Bandwidth waits 15 s by default, and has no second address to turn to. */
export const makeClient = (config: DynamoDBClientConfig = {}): DynamoDBClient =>
  new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
    ...config,
  })
