import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { defined } from '../lambda/codec/defined'
import { QueryEnvironment } from '../lambda/deployment/environment'
import { DEFAULT_INDEX_SHARDS, DISCONNECTS_TABLE, shardsRead } from '../lambda/deployment/tables'
import { HandlerFunction } from './handler-function'
import type { Settings } from './settings'

export type QueryFunctionProps = {
  readonly table: TableV2
  readonly settings: Settings
}

/** Absent where it is the default, as in the stacks of earlier versions. */
const readIndexShardsOf = (settings: Settings): number | undefined => {
  const read = shardsRead(settings)
  return read === DEFAULT_INDEX_SHARDS ? undefined : read
}

/** It can query by key, but cannot scan or write. */
class ReadingFunction extends HandlerFunction {
  constructor(
    scope: Construct,
    id: string,
    code: 'query' | 'report',
    description: string,
    { table, settings }: QueryFunctionProps,
  ) {
    super(scope, id, {
      code,
      description,
      settings,
      environment: QueryEnvironment.encode({
        TABLE_NAME: table.tableName,
        ...defined({
          TABLE_STREAM_ARN: table.tableStreamArn,
          READ_INDEX_SHARDS: readIndexShardsOf(settings),
        }),
      }),
    })
    this.allow(table.tableArn, 'dynamodb:Query')
    for (const { name } of DISCONNECTS_TABLE.indexes)
      this.allow(`${table.tableArn}/index/${name}`, 'dynamodb:Query')
  }
}

/** Answers questions about ended calls. */
export class QueryFunction extends ReadingFunction {
  constructor(scope: Construct, id: string, props: QueryFunctionProps) {
    super(scope, id, 'query', 'Answers questions about ended calls', props)
  }
}

/** Answers with the figures of ended calls. */
export class ReportFunction extends ReadingFunction {
  constructor(scope: Construct, id: string, props: QueryFunctionProps) {
    super(scope, id, 'report', 'Reports the figures of ended calls', props)
  }
}
