import { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** As the twin's, but for a database in another process. */
export const clientFor = (endpoint: string): DynamoDBClient => {
  // The SDK warns of Node 20 on stderr; here it talks to nothing but the embedded database.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
  return new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: { connectionTimeout: 0, requestTimeout: 60_000, httpAgent: { maxSockets: 256 } },
  })
}
