import type { AwsChoice } from '../flags/target-flags'
import { isLoopback } from '../loopback'

const GIVEN_CREDENTIALS = ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE'] as const

/** Times in milliseconds. A person waits, so it may take longer than in a Lambda, but not for ever. */
const PATIENT = { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true }

/**
 * What a client is made with: the usual chain of credentials and region. A database on this machine takes any, so it
 * needs none.
 */
export const awsClientOptions = (aws: AwsChoice, environment: NodeJS.ProcessEnv, endpoint?: URL) => {
  const isLocal = endpoint !== undefined && isLoopback(endpoint)
  const hasCredentials = aws.profile !== undefined || GIVEN_CREDENTIALS.some(name => environment[name])
  const hasRegion = hasCredentials || environment['AWS_REGION'] !== undefined
  return {
    ...(isLocal && !hasCredentials
      ? { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
      : {}),
    ...(isLocal && !hasRegion ? { region: 'local' } : {}),
    ...aws,
    ...(endpoint === undefined ? {} : { endpoint: endpoint.href }),
    requestHandler: PATIENT,
  }
}
