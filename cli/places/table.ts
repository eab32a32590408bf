import { defined } from '../../lambda/codec/defined'
import { DEFAULT_INDEX_SHARDS, DEFAULT_QUARANTINE_RETENTION_DAYS } from '../../lambda/deployment/tables'
import { UsageError } from '../errors'
import type { TableChoice } from './choice'
import type { TablePlace } from './place'

/** The settings of the twin, and of a table without flags. */
export const DEFAULT_SETTINGS = {
  indexShards: DEFAULT_INDEX_SHARDS,
  quarantineRetentionDays: DEFAULT_QUARANTINE_RETENTION_DAYS,
}

export const tablePlace = (
  { name: tableName, aws, endpoint, given = {} }: TableChoice,
  environment: NodeJS.ProcessEnv,
): TablePlace => {
  const name = `table ${tableName}`
  const region = aws.region ?? (endpoint === undefined ? environment['AWS_REGION'] : endpoint.host)
  const { quarantineTable, ...settings } = given
  return {
    _tag: 'table',
    name,
    where: async () => {
      if (endpoint !== undefined) return `${name}, ${endpoint.origin}`
      const { regionOf } = await import('./dynamodb-tables')
      return `${name}, ${await regionOf(aws, environment, { what: name })}`
    },
    records: async () => {
      const { openTableRecords } = await import('./table-records')
      return openTableRecords({
        tableName,
        aws,
        environment,
        settings: { ...DEFAULT_SETTINGS, ...settings },
        ...defined({ endpoint, region }),
      })
    },
    tables: async () => {
      const { dynamodbTables } = await import('./dynamodb-tables')
      const { tableClient } = await import('./table-client')
      return dynamodbTables({
        client: tableClient(aws, environment, endpoint),
        tableName,
        settings: { ...DEFAULT_SETTINGS, ...settings },
        subject: { what: name, ...defined({ region }) },
        quarantineSubject: { what: `table ${quarantineTable ?? '?'}`, ...defined({ region }) },
        isFree: endpoint !== undefined,
        name: `${name} in ${region ?? '?'}`,
        ...defined({ quarantineTableName: quarantineTable }),
      })
    },
    callbacks: () => {
      throw new UsageError('--table receives no callbacks: give --url to say where they go')
    },
  }
}
