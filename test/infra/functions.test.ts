import { RemovalPolicy } from 'aws-cdk-lib'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import {
  DrainEnvironment,
  QueryEnvironment,
  ReceiveEnvironment,
  readEnvironment,
} from '../../lambda/deployment/environment'
import {
  environmentOf,
  logicalId,
  resource,
  resources,
  synthesize,
  type Synthesized,
} from '../support/infra/synthesized'

const byDefault = synthesize()

const logGroups = ({ template }: Synthesized) =>
  resources(template).filter(([, { Type }]) => Type === 'AWS::Logs::LogGroup')

const all = [
  ['receive', 10, ({ disconnects }: Synthesized) => disconnects.receiveFunction],
  ['query', 10, ({ disconnects }: Synthesized) => disconnects.queryFunction],
  ['drain', 20, ({ disconnects }: Synthesized) => disconnects.drainFunction],
] as const

describe.each(all)('the %s function', (_, Timeout, functionOf) => {
  const { Properties } = resource(byDefault.template, functionOf(byDefault))

  test('runs on Node 24 and arm64, and times out before its caller does', () => {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 512,
      Timeout,
    })
  })

  test('has as much memory as the settings say', () => {
    const larger = synthesize({ memorySize: 1769 })

    expect(resource(larger.template, functionOf(larger)).Properties['MemorySize']).toBe(1769)
  })

  test('writes JSON to a log group of its own', () => {
    const { LogFormat, LogGroup } = Properties['LoggingConfig'] as {
      LogFormat: string
      LogGroup: { Ref: string }
    }

    expect(LogFormat).toBe('JSON')
    expect(logGroups(byDefault).map(([id]) => id)).toContain(LogGroup.Ref)
  })
})

const ofLogs = (synthesized: Synthesized) =>
  logGroups(synthesized).map(([, { Properties, DeletionPolicy, UpdateReplacePolicy }]) => [
    Properties['RetentionInDays'],
    DeletionPolicy,
    UpdateReplacePolicy,
  ])

test('all logs are kept for a month, and outlive the stack', () => {
  expect(ofLogs(byDefault)).toStrictEqual(
    Array.from({ length: 4 }, () => [30, 'RetainExceptOnCreate', 'Retain']),
  )
})

test('all logs are kept for as long as the settings say', () => {
  const short = synthesize({
    logRetention: RetentionDays.THREE_DAYS,
    removalPolicy: RemovalPolicy.DESTROY,
  })

  expect(ofLogs(short)).toStrictEqual(Array.from({ length: 4 }, () => [3, 'Delete', 'Delete']))
})

describe('executions', () => {
  const reservedIn = (synthesized: Synthesized) =>
    all.map(
      ([, , functionOf]) =>
        resource(synthesized.template, functionOf(synthesized)).Properties['ReservedConcurrentExecutions'],
    )

  test('are not reserved by default: a new account has none to spare', () => {
    expect(reservedIn(byDefault)).toStrictEqual([undefined, undefined, undefined])
  })

  test('can be reserved for the receive function, and for no other', () => {
    expect(reservedIn(synthesize({ reservedConcurrency: 200 }))).toStrictEqual([200, undefined, undefined])
  })
})

describe('the environment', () => {
  const { disconnects, template } = byDefault

  test('of the receive function is what it reads: by default records are kept for ever', () => {
    const environment = environmentOf(template, disconnects.receiveFunction)

    expect(environment).toStrictEqual({
      TABLE_NAME: logicalId(disconnects.table),
      QUARANTINE_TABLE_NAME: logicalId(disconnects.quarantineTable),
      CREDENTIALS_SECRET_ID: logicalId(disconnects.credentials),
      QUARANTINE_RETENTION_DAYS: '90',
      INDEX_SHARDS: String(DEFAULT_SHARDS.byTime),
      SERVICE_NAME: 'BandwidthDisconnects/Disconnects',
      OVERFLOW_QUEUE_URL: logicalId(disconnects.overflow.queue),
    })
    expect(readEnvironment(ReceiveEnvironment)(environment)).toMatchObject({
      INDEX_SHARDS: DEFAULT_SHARDS.byTime,
    })
  })

  test('of the drain function is what it reads: it stores callbacks as the receive function does', () => {
    const environment = environmentOf(template, disconnects.drainFunction)

    expect(environmentOf(template, disconnects.receiveFunction)).toMatchObject(environment)
    expect(readEnvironment(DrainEnvironment)(environment)).toMatchObject({ INDEX_SHARDS: 8 })
  })

  test('of the query function is what it reads', () => {
    const environment = environmentOf(template, disconnects.queryFunction)

    expect(environment).toStrictEqual({
      TABLE_NAME: logicalId(disconnects.table),
      TABLE_STREAM_ARN: `${logicalId(disconnects.table)}.StreamArn`,
    })
    expect(readEnvironment(QueryEnvironment)(environment)).toStrictEqual(environment)
  })

  test('says how long records and quarantined requests are kept, and the number of shards', () => {
    const other = synthesize({ retentionDays: 400, quarantineRetentionDays: 30, indexShards: 4 })

    const environment = environmentOf(other.template, other.disconnects.receiveFunction)

    expect(readEnvironment(ReceiveEnvironment)(environment)).toMatchObject({
      RETENTION_DAYS: 400,
      QUARANTINE_RETENTION_DAYS: 30,
      INDEX_SHARDS: 4,
    })
  })

  test('has the allowed accounts, if not all are, for both functions that store callbacks', () => {
    const other = synthesize({ allowedAccountIds: ['9900000', '9900001'] })

    for (const fn of [other.disconnects.receiveFunction, other.disconnects.drainFunction])
      expect(environmentOf(other.template, fn)).toMatchObject({ ALLOWED_ACCOUNT_IDS: '9900000,9900001' })
    expect(environmentOf(other.template, other.disconnects.queryFunction)).not.toHaveProperty(
      'ALLOWED_ACCOUNT_IDS',
    )
  })

  test('has the applications that are counted separately, if there are any', () => {
    const { template: other, disconnects: ours } = synthesize({ metricApplications: ['app-1', 'app-2'] })

    for (const target of [ours.receiveFunction, ours.drainFunction])
      expect(readEnvironment(DrainEnvironment)(environmentOf(other, target))).toMatchObject({
        METRIC_APPLICATIONS: ['app-1', 'app-2'],
      })
  })
})
