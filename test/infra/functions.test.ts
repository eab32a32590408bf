import { RemovalPolicy } from 'aws-cdk-lib'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import {
  IntakeEnvironment,
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
  ['that receives callbacks', 10, ({ disconnects }: Synthesized) => disconnects.receiveFunction],
  ['that answers questions', 10, ({ disconnects }: Synthesized) => disconnects.queryFunction],
  ['that drains the overflow queue', 20, ({ disconnects }: Synthesized) => disconnects.drainFunction],
] as const

describe.each(all)('the function %s', (_, Timeout, functionOf) => {
  const { Properties } = resource(byDefault.template, functionOf(byDefault))

  test('runs on Node 24 and arm64, and gives up before whoever waits for it', () => {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 512,
      Timeout,
    })
  })

  test('has as much memory as is asked for', () => {
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

test('all logs are kept for as long as is asked for', () => {
  const short = synthesize({
    logRetention: RetentionDays.THREE_DAYS,
    removalPolicy: RemovalPolicy.DESTROY,
  })

  expect(ofLogs(short)).toStrictEqual(Array.from({ length: 4 }, () => [3, 'Delete', 'Delete']))
})

describe('the environment', () => {
  const { disconnects, template } = byDefault

  test('is what the function that receives callbacks reads: records are kept for ever', () => {
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

  test('is what the function that drains the overflow queue reads: it keeps callbacks as the other would have', () => {
    const environment = environmentOf(template, disconnects.drainFunction)

    expect(environmentOf(template, disconnects.receiveFunction)).toMatchObject(environment)
    expect(readEnvironment(IntakeEnvironment)(environment)).toMatchObject({ INDEX_SHARDS: 8 })
  })

  test('is what the function that answers questions reads', () => {
    const environment = environmentOf(template, disconnects.queryFunction)

    expect(environment).toStrictEqual({ TABLE_NAME: logicalId(disconnects.table) })
    expect(readEnvironment(QueryEnvironment)(environment)).toStrictEqual(environment)
  })

  test('tells how long records and requests in quarantine are kept, and over how many keys they are spread', () => {
    const other = synthesize({ retentionDays: 400, quarantineRetentionDays: 30, indexShards: 4 })

    const environment = environmentOf(other.template, other.disconnects.receiveFunction)

    expect(readEnvironment(ReceiveEnvironment)(environment)).toMatchObject({
      RETENTION_DAYS: 400,
      QUARANTINE_RETENTION_DAYS: 30,
      INDEX_SHARDS: 4,
    })
  })

  test('tells both functions that keep callbacks whose are taken, if not all', () => {
    const other = synthesize({ allowedAccountIds: ['9900000', '9900001'] })

    for (const fn of [other.disconnects.receiveFunction, other.disconnects.drainFunction])
      expect(environmentOf(other.template, fn)).toMatchObject({ ALLOWED_ACCOUNT_IDS: '9900000,9900001' })
    expect(environmentOf(other.template, other.disconnects.queryFunction)).not.toHaveProperty(
      'ALLOWED_ACCOUNT_IDS',
    )
  })

  test.each([[[]], [['9900000', '']], [['9900000,9900001']]])(
    'never refuses all callbacks, or takes those of no account: %j',
    allowedAccountIds => {
      expect(() => synthesize({ allowedAccountIds })).toThrow('allowedAccountIds must be a list, not empty')
    },
  )

  test('names the applications that are counted apart, if there are any', () => {
    const { template: told, disconnects: ours } = synthesize({ metricApplications: ['app-1', 'app-2'] })

    for (const target of [ours.receiveFunction, ours.drainFunction])
      expect(readEnvironment(IntakeEnvironment)(environmentOf(told, target))).toMatchObject({
        METRIC_APPLICATIONS: ['app-1', 'app-2'],
      })
    for (const metricApplications of [['a,b'], [''], Array.from({ length: 21 }, (_, i) => `app-${i}`)])
      expect(() => synthesize({ metricApplications })).toThrow('at most 20 identifiers')
  })

  test.each([
    { retentionDays: 0 },
    { retentionDays: 1_000_000 },
    { quarantineRetentionDays: 0.5 },
    { indexShards: -1 },
    { indexShards: 9 },
  ])('is never one that the functions would refuse: %j', props => {
    expect(() => synthesize(props)).toThrow(
      new RegExp(`^${String(Object.keys(props)[0])} must be a whole number from 1 to (8|999999), and is`),
    )
  })
})
