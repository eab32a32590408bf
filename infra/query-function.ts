import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { defined } from '../lambda/codec/defined'
import { QueryEnvironment } from '../lambda/deployment/environment'
import { DISCONNECTS_TABLE } from '../lambda/deployment/tables'
import { HandlerFunction } from './handler-function'
import type { Settings } from './settings'

export type QueryFunctionProps = {
  readonly table: TableV2
  readonly settings: Settings
}

/** Answers questions about ended calls. It can query by key, but cannot scan or write. */
export class QueryFunction extends HandlerFunction {
  constructor(scope: Construct, id: string, { table, settings }: QueryFunctionProps) {
    super(scope, id, {
      code: 'query',
      description: 'Answers questions about ended calls',
      settings,
      environment: QueryEnvironment.encode({
        TABLE_NAME: table.tableName,
        ...defined({ TABLE_STREAM_ARN: table.tableStreamArn }),
      }),
    })
    this.allow(table.tableArn, 'dynamodb:Query')
    for (const { name } of DISCONNECTS_TABLE.indexes)
      this.allow(`${table.tableArn}/index/${name}`, 'dynamodb:Query')
  }
}
