import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import type { Settings } from './disconnect-log-props'
import { HandlerFunction } from './handler-function'

export type ReceiveFunctionProps = {
  readonly table: TableV2
  readonly quarantineTable: TableV2
  readonly credentials: Secret
  readonly settings: Settings
}

/** Takes Bandwidth's callbacks. It can add records, and neither change nor delete nor list them. */
export class ReceiveFunction extends HandlerFunction {
  constructor(
    scope: Construct,
    id: string,
    { table, quarantineTable, credentials, settings }: ReceiveFunctionProps,
  ) {
    const { indexShards, quarantineRetentionDays, retentionDays } = settings
    super(scope, id, {
      entry: 'receive.ts',
      description: "Keeps Bandwidth's disconnect callbacks",
      settings,
      environment: {
        TABLE_NAME: table.tableName,
        QUARANTINE_TABLE_NAME: quarantineTable.tableName,
        CREDENTIALS_SECRET_ID: credentials.secretArn,
        QUARANTINE_RETENTION_DAYS: String(quarantineRetentionDays),
        INDEX_SHARDS: String(indexShards),
        ...(retentionDays === undefined ? {} : { RETENTION_DAYS: String(retentionDays) }),
      },
    })
    this.allow(table.tableArn, 'dynamodb:PutItem', 'dynamodb:GetItem')
    this.allow(quarantineTable.tableArn, 'dynamodb:PutItem')
    this.allow(credentials.secretArn, 'secretsmanager:GetSecretValue')
  }
}
