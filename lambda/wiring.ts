import { Logger } from '@aws-lambda-powertools/logger'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { cachingAuthorize, type Authorize } from './callback/authorize'
import { defined } from './codec/defined'
import { systemClock } from './intake/clock'
import type { ReceiveDeps } from './intake/receive'
import { shardsOf } from './dynamodb/keys'
import { put } from './dynamodb/disconnects'
import { dynamoQuarantine } from './dynamodb/quarantine/store'
import type { IntakeEnvironment } from './deployment/environment'
import type { Telemetry } from './log/callback-log'
import { failureFields } from './log/failure-fields'
import { callbackMetrics } from './log/callback-metrics'
import { loadSecretCredentials } from './secrets/secret-credentials'

/** Where the functions that receive deliveries keep them. */
export const storesIn = (client: DynamoDBClient, environment: IntakeEnvironment): ReceiveDeps => ({
  // `put` alone: what answers questions has no place in these functions.
  store: {
    put: put({
      client,
      tableName: environment.TABLE_NAME,
      shards: shardsOf(environment.INDEX_SHARDS),
      ...defined({ retentionDays: environment.RETENTION_DAYS }),
    }),
  },
  quarantine: dynamoQuarantine({
    client,
    tableName: environment.QUARANTINE_TABLE_NAME,
    retentionDays: environment.QUARANTINE_RETENTION_DAYS,
  }),
  allowsAccount: accountId => environment.ALLOWED_ACCOUNT_IDS?.includes(accountId) ?? true,
})

/** How they tell of it. The level is fixed: a line that is left out takes its metrics along. */
export const telemetryOf = ({
  SERVICE_NAME: service = 'unnamed',
  METRIC_APPLICATIONS: applications = [],
}: IntakeEnvironment): Telemetry => ({
  logger: new Logger({ serviceName: service, logLevel: 'INFO' }),
  metrics: callbackMetrics({ applications }),
})

/** How the functions that are shown credentials check them. */
export const authorizeBy = (
  client: SecretsManagerClient,
  secretId: string,
  { logger, metrics }: Telemetry,
): Authorize =>
  cachingAuthorize({
    load: loadSecretCredentials(client, secretId),
    loadFailed: cause => {
      logger.error('Credentials cannot be read', {
        ...failureFields({ _tag: 'Unforeseen', cause }),
        ...metrics.counted('CredentialsUnreadable'),
      })
    },
    now: systemClock.now,
  })
