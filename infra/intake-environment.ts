import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { Settings } from './settings'
import type { HandlerFunction } from './handler-function'

export type IntakeProps = {
  readonly table: TableV2
  readonly quarantineTable: TableV2
  readonly settings: Settings
  /** What the metrics and logs of this deployment are told from others' by. */
  readonly service: string
}

/** What a function that keeps callbacks has to know: `IntakeEnvironment` in `lambda/environment.ts`. */
export const intakeEnvironment = ({
  table,
  quarantineTable,
  settings,
  service,
}: IntakeProps): Record<string, string> => ({
  TABLE_NAME: table.tableName,
  QUARANTINE_TABLE_NAME: quarantineTable.tableName,
  QUARANTINE_RETENTION_DAYS: String(settings.quarantineRetentionDays),
  INDEX_SHARDS: String(settings.indexShards),
  SERVICE_NAME: service,
  ...(settings.metricApplications.length === 0
    ? {}
    : { METRIC_APPLICATIONS: settings.metricApplications.join(',') }),
  ...(settings.retentionDays === undefined ? {} : { RETENTION_DAYS: String(settings.retentionDays) }),
  ...(settings.allowedAccountIds === undefined
    ? {}
    : { ALLOWED_ACCOUNT_IDS: settings.allowedAccountIds.join(',') }),
})

/** It can add records, and neither change nor delete nor list them. */
export const allowIntake = (handler: HandlerFunction, { table, quarantineTable }: IntakeProps): void => {
  handler.allow(table.tableArn, 'dynamodb:PutItem', 'dynamodb:GetItem')
  handler.allow(quarantineTable.tableArn, 'dynamodb:PutItem')
}
