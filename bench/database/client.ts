import { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** A client like the twin's, for a database in another process. */
export const clientFor = (endpoint: string): DynamoDBClient => {
  // On Node 20 the SDK prints a warning to stderr. Here it talks only to the embedded database.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
  return new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: { connectionTimeout: 0, requestTimeout: 60_000, httpAgent: { maxSockets: 256 } },
  })
}
