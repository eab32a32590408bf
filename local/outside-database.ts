import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { awsClientOptions } from '../cli/targets/aws-client-options'
import { promptClient } from '../lambda/aws-client-config'
import type { Database } from './database'

/**
 * A DynamoDB that runs elsewhere, and may come and go. It is given the time that the deployed functions give theirs; and
 * is found with the same credentials and region as by `disconnects --endpoint`.
 */
export const outsideDatabase = (endpoint: URL, environment: NodeJS.ProcessEnv): Database => {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
  const client = new DynamoDBClient({
    ...awsClientOptions({}, environment, endpoint),
    ...promptClient({ httpAgent: { maxSockets: 128 } }),
  })
  return {
    client,
    endpoint: endpoint.origin,
    close: () => {
      client.destroy()
      return Promise.resolve()
    },
  }
}
