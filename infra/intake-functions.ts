import { Validations } from 'aws-cdk-lib'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type * as t from 'io-ts'
import { defined } from '../lambda/codec/defined'
import { DrainEnvironment, ReceiveEnvironment } from '../lambda/deployment/environment'
import { DEFAULT_INDEX_SHARDS } from '../lambda/deployment/tables'
import { HandlerFunction } from './handler-function'
import { DRAIN_TIMEOUT } from './overflow-queue'
import type { Settings } from './settings'

export type IntakeFunctionProps = {
  readonly table: TableV2
  readonly quarantineTable: TableV2
  readonly credentials: Secret
  readonly overflowQueue: Queue
  readonly settings: Settings
  /** Distinguishes the metrics and logs of this deployment from those of others. */
  readonly service: string
}

/** The environment of both functions. Each codec writes it as the function reads it. */
const intakeEnvironment = ({
  table,
  quarantineTable,
  credentials,
  settings,
  service,
}: IntakeFunctionProps): t.TypeOf<typeof DrainEnvironment> => ({
  TABLE_NAME: table.tableName,
  QUARANTINE_TABLE_NAME: quarantineTable.tableName,
  QUARANTINE_RETENTION_DAYS: settings.quarantineRetentionDays,
  INDEX_SHARDS: settings.indexShards,
  CREDENTIALS_SECRET_ID: credentials.secretArn,
  SERVICE_NAME: service,
  ...defined({
    METRIC_APPLICATIONS: settings.metricApplications.length > 0 ? settings.metricApplications : undefined,
    RETENTION_DAYS: settings.retentionDays,
    ALLOWED_ACCOUNT_IDS: settings.allowedAccountIds,
  }),
})

/** Both functions can add records, but cannot change, delete or list them. */
const allowIntake = (
  handler: HandlerFunction,
  { table, quarantineTable, credentials }: IntakeFunctionProps,
): void => {
  handler.allow(table.tableArn, 'dynamodb:PutItem', 'dynamodb:GetItem')
  handler.allow(quarantineTable.tableArn, 'dynamodb:PutItem')
  // The drain function checks callbacks that arrived while the secret could not be read.
  handler.allow(credentials.secretArn, 'secretsmanager:GetSecretValue')
}

/** Receives Bandwidth's callbacks. */
export class ReceiveFunction extends HandlerFunction {
  constructor(scope: Construct, id: string, props: IntakeFunctionProps) {
    const { overflowQueue, settings } = props
    super(scope, id, {
      code: 'receive',
      description: "Keeps Bandwidth's disconnect callbacks",
      settings,
      ...defined({ reservedConcurrentExecutions: settings.reservedConcurrency }),
      environment: ReceiveEnvironment.encode({
        ...intakeEnvironment(props),
        OVERFLOW_QUEUE_URL: overflowQueue.queueUrl,
      }),
    })
    allowIntake(this, props)
    this.allow(overflowQueue.queueArn, 'sqs:SendMessage')
  }
}

/** How many batches are stored at the same time by default: a table that has just come back must not fail again under its own backlog. */
const DRAINS_AT_ONCE = 5

/** In proportion to the shards: a deployment with more of them gets more callbacks. */
const drainsAtOnce = (indexShards: number): number =>
  Math.max(DRAINS_AT_ONCE, Math.ceil((DRAINS_AT_ONCE * indexShards) / DEFAULT_INDEX_SHARDS))

/** Takes callbacks from the overflow queue and stores them. */
export class DrainFunction extends HandlerFunction {
  constructor(scope: Construct, id: string, props: IntakeFunctionProps) {
    const { overflowQueue, settings } = props
    super(scope, id, {
      code: 'drain',
      description: 'Stores the callbacks that wait in the overflow queue',
      settings,
      environment: DrainEnvironment.encode(intakeEnvironment(props)),
      timeout: DRAIN_TIMEOUT,
    })
    allowIntake(this, props)
    this.allow(overflowQueue.queueArn, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes')
    const messages = new EventSourceMapping(this, 'Messages', {
      target: this,
      eventSourceArn: overflowQueue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
      maxConcurrency: drainsAtOnce(settings.indexShards),
    })
    Validations.of(messages).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason:
        'Destinations are for streams. What fails returns to its queue, and finally becomes a dead letter.',
    })
  }
}
