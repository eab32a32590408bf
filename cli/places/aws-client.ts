import { defined } from '../../lambda/codec/defined'
import type { AwsFlags } from '../flags/place-flags'
import { isLoopback } from '../../lambda/deployment/twin'

const GIVEN_CREDENTIALS = ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE'] as const

/** In milliseconds. A person waits longer than a Lambda can, but not forever. */
const TIMEOUTS = { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true }

/**
 * The options of an AWS client: credentials and region come from the usual chain. A database on this machine accepts any, so the user
 * does not have to set them.
 */
export const awsClientOptions = (aws: AwsFlags, environment: NodeJS.ProcessEnv, endpoint?: URL) => {
  const isLocal = endpoint !== undefined && isLoopback(endpoint.hostname)
  const hasCredentials = aws.profile !== undefined || GIVEN_CREDENTIALS.some(name => environment[name])
  const hasRegion = hasCredentials || environment['AWS_REGION'] !== undefined
  return {
    ...(isLocal && !hasCredentials
      ? { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
      : {}),
    ...(isLocal && !hasRegion ? { region: 'local' } : {}),
    ...aws,
    ...defined({ endpoint: endpoint?.href }),
    requestHandler: TIMEOUTS,
  }
}
