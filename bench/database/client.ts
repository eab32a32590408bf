import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { silenceNodeSupportWarning } from '../../lambda/aws/node-support-warning'

/** A client like the twin's, for a database in another process. */
export const clientFor = (endpoint: string): DynamoDBClient => {
  silenceNodeSupportWarning(process.env)
  return new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: { connectionTimeout: 0, requestTimeout: 60_000, httpAgent: { maxSockets: 256 } },
  })
}
