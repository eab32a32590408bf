import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { promptClient } from '../../lambda/aws/client-options'
import { silenceNodeSupportWarning } from '../../lambda/aws/node-support-warning'
import { identityFor } from '../../lambda/deployment/twin'
import type { Database } from './embedded-database'

/** A DynamoDB that runs elsewhere, and may come and go. It has the same timeouts as in the deployed functions. */
export const outsideDatabase = (endpoint: URL, environment: NodeJS.ProcessEnv): Database => {
  silenceNodeSupportWarning(process.env)
  const client = new DynamoDBClient({
    endpoint: endpoint.href,
    ...identityFor(endpoint.host, environment),
    ...promptClient({ httpAgent: { maxSockets: 128 } }),
  })
  return {
    client,
    endpoint: endpoint.href,
    close: () => {
      client.destroy()
      return Promise.resolve()
    },
  }
}
