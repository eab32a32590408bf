import { Duration, Stack, Validations } from 'aws-cdk-lib'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import type { Construct } from 'constructs'
import { defined } from '../lambda/codec/defined'
import { ReconcileEnvironment } from '../lambda/deployment/environment'
import { HOURLY_MINUTE, RUN_MAX_MINUTES } from '../lambda/deployment/schedule'
import type { BandwidthSecret } from './bandwidth-secret'
import { HandlerFunction } from './handler-function'
import type { Settings } from './settings'

export type ReconcileFunctionProps = {
  readonly table: TableV2
  readonly secret: BandwidthSecret
  readonly accountIds: readonly string[]
  readonly settings: Settings
  /** Distinguishes the metrics and logs of this deployment from those of others. */
  readonly service: string
}

/** In UTC. If an event is late, two runs may meet: what both find missing is stored once. */
const RUNS = {
  hourly: { minute: String(HOURLY_MINUTE) },
  daily: { minute: '35', hour: '3' },
} as const

/** An event that waits longer is dropped: by then the next hourly run is near. */
const MAX_EVENT_AGE = Duration.minutes(30)

const NOTHING_LOST =
  'A schedule calls it again within the hour, and each run covers what a failed one left: an event alone is worth nothing.'

/** The identity of both schedules. It can invoke this function and nothing else: CDK's own grant would allow all of its versions, too. */
const schedulerRole = (fn: ReconcileFunction): Role => {
  const stack = Stack.of(fn)
  const role = new Role(fn, 'SchedulerRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: {
        StringEquals: {
          'aws:SourceAccount': stack.account,
          'aws:SourceArn': stack.formatArn({
            service: 'scheduler',
            resource: 'schedule-group',
            resourceName: 'default',
          }),
        },
      },
    }),
  })
  role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] }))
  return role
}

/**
 * Compares Bandwidth's list of calls with the records, and stores those of calls whose callback never arrived. It can read calls by their
 * id and put records, but not list or delete them, and it has no access to the credentials of callbacks, the overflow queue or
 * the quarantine.
 */
export class ReconcileFunction extends HandlerFunction {
  constructor(scope: Construct, id: string, props: ReconcileFunctionProps) {
    const { table, secret, accountIds, settings, service } = props
    super(scope, id, {
      code: 'reconcile',
      description: "Stores the calls of Bandwidth's list whose callbacks never arrived",
      settings,
      environment: ReconcileEnvironment.encode({
        TABLE_NAME: table.tableName,
        INDEX_SHARDS: settings.indexShards,
        SERVICE_NAME: service,
        RECONCILE_ACCOUNT_IDS: accountIds,
        BANDWIDTH_SECRET_ID: secret.secretArn,
        ...defined({ RETENTION_DAYS: settings.retentionDays }),
      }),
      timeout: Duration.minutes(RUN_MAX_MINUTES),
      withoutDeadLetters: NOTHING_LOST,
    })
    // An invocation that failed is not repeated: the next run does its work.
    this.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: MAX_EVENT_AGE })
    Validations.of(this).acknowledge({
      id: 'Serverless-LambdaAsyncFailureDestination',
      reason: NOTHING_LOST,
    })
    this.allow(
      table.tableArn,
      'dynamodb:PutItem',
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
    )
    this.allow(secret.secretArn, 'secretsmanager:GetSecretValue')
    this.schedule()
  }

  private schedule(): void {
    const role = schedulerRole(this).withoutPolicyUpdates()
    for (const [run, when] of Object.entries(RUNS))
      new Schedule(this, run, {
        description: `The ${run} reconciliation with Bandwidth's list of calls`,
        schedule: ScheduleExpression.cron(when),
        target: new LambdaInvoke(this, {
          role,
          input: ScheduleTargetInput.fromObject({ run }),
          maxEventAge: MAX_EVENT_AGE,
          retryAttempts: 3,
        }),
      })
  }
}
