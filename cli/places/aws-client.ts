import { defined } from '../../lambda/codec/defined'
import { identityFor } from '../../lambda/deployment/twin'
import type { AwsFlags } from './choice'

/** In milliseconds. A person waits longer than a Lambda can, but not forever. */
const TIMEOUTS = { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true }

/** The options of an AWS client. Credentials and region come from the usual chain, unless the database is on this machine. */
export const awsClientOptions = (aws: AwsFlags, environment: NodeJS.ProcessEnv, endpoint?: URL) => ({
  ...(endpoint !== undefined && aws.profile === undefined ? identityFor(endpoint.host, environment) : {}),
  ...aws,
  ...defined({ endpoint: endpoint?.href }),
  requestHandler: TIMEOUTS,
})
