import { Logger } from '@aws-lambda-powertools/logger'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type Authorize, type AuthorizeDeps, cachingAuthorize } from './callback/authorize'
import { defined } from './codec/defined'
import type { IntakeEnvironment } from './deployment/environment'
import { put } from './dynamodb/put'
import { shardsOf } from './dynamodb/keys'
import { dynamoQuarantine } from './dynamodb/quarantine/store'
import { systemClock } from './intake/clock'
import type { ReceiveDeps } from './intake/receive'
import type { Telemetry } from './log/callback-log'
import { callbackMetrics } from './log/callback-metrics'
import { failureFields } from './log/failure-fields'

/** The stores of the functions that receive deliveries. */
export const storesIn = (client: DynamoDBClient, environment: IntakeEnvironment): ReceiveDeps => ({
  // Only `put`: these functions do not answer questions, and their bundles leave out the code that does.
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

/** The log and metrics of these functions. The level is fixed, because a line that is not written loses its metrics too. */
export const telemetryOf = ({
  SERVICE_NAME: service = 'unnamed',
  METRIC_APPLICATIONS: applications = [],
}: IntakeEnvironment): Telemetry => ({
  logger: new Logger({ serviceName: service, logLevel: 'INFO' }),
  metrics: callbackMetrics({ applications }),
})

/** The check of credentials. It logs and counts each failure to read the secret. */
export const authorizeBy = (
  load: AuthorizeDeps['load'],
  { logger, metrics }: Telemetry,
  known?: AuthorizeDeps['known'],
): Authorize =>
  cachingAuthorize({
    load,
    known,
    loadFailed: cause => {
      logger.error('Credentials cannot be read', {
        ...failureFields({ _tag: 'Unforeseen', cause }),
        ...metrics.counted('CredentialsUnreadable'),
      })
    },
    now: systemClock.now,
  })
