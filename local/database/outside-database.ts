import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { promptClient } from '../../lambda/aws/client-options'
import { isLoopback } from '../../lambda/deployment/twin'
import type { Database } from './embedded-database'

const GIVEN_CREDENTIALS = ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE'] as const

/** The usual chain of credentials and region, as for `disconnects --endpoint`. A database on this machine needs neither. */
const identityFor = ({ host }: URL, environment: NodeJS.ProcessEnv) => {
  const hasCredentials = GIVEN_CREDENTIALS.some(name => environment[name])
  if (!isLoopback(host) || hasCredentials) return {}
  return {
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    ...(environment['AWS_REGION'] === undefined ? { region: 'local' } : {}),
  }
}

/** A DynamoDB that runs elsewhere, and may come and go. It has the same timeouts as in the deployed functions. */
export const outsideDatabase = (endpoint: URL, environment: NodeJS.ProcessEnv): Database => {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
  const client = new DynamoDBClient({
    endpoint: endpoint.href,
    ...identityFor(endpoint, environment),
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
