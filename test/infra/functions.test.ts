import { RemovalPolicy } from 'aws-cdk-lib'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { DEFAULT_SHARDS } from '../../lambda/dynamodb/disconnect-keys'
import { QueryEnvironment, ReceiveEnvironment, readEnvironment } from '../../lambda/environment'
import { environmentOf, logicalId, resource, resources, synthesize, type Synthesized } from './support'

const byDefault = synthesize()

const logGroups = ({ template }: Synthesized) =>
  resources(template).filter(([, { Type }]) => Type === 'AWS::Logs::LogGroup')

const both = [
  ['that receives callbacks', ({ disconnects }: Synthesized) => disconnects.receiveFunction],
  ['that answers questions', ({ disconnects }: Synthesized) => disconnects.queryFunction],
] as const

describe.each(both)('the function %s', (_, functionOf) => {
  const { Properties } = resource(byDefault.template, functionOf(byDefault))

  test('runs on Node 24 and arm64, and gives up before Bandwidth does', () => {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 512,
      Timeout: 10,
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

test('all logs are kept for a month, and outlive the stack', () => {
  expect(logGroups(byDefault).map(([, group]) => group)).toStrictEqual(
    Array.from(
      { length: 3 },
      () =>
        expect.objectContaining({ Properties: { RetentionInDays: 30 }, DeletionPolicy: 'Retain' }) as unknown,
    ),
  )
})

test('all logs are kept for as long as is asked for', () => {
  const short = synthesize({
    logRetention: RetentionDays.THREE_DAYS,
    removalPolicy: RemovalPolicy.DESTROY,
  })

  expect(logGroups(short).map(([, group]) => group)).toStrictEqual(
    Array.from(
      { length: 3 },
      () =>
        expect.objectContaining({ Properties: { RetentionInDays: 3 }, DeletionPolicy: 'Delete' }) as unknown,
    ),
  )
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
    })
    expect(readEnvironment(ReceiveEnvironment)(environment)).toMatchObject({
      INDEX_SHARDS: DEFAULT_SHARDS.byCause,
    })
  })

  test('is what the function that answers questions reads', () => {
    const environment = environmentOf(template, disconnects.queryFunction)

    expect(environment).toStrictEqual({ TABLE_NAME: logicalId(disconnects.table) })
    expect(readEnvironment(QueryEnvironment)(environment)).toStrictEqual(environment)
  })

  test('tells how long records and requests in quarantine are kept, and over how many keys they are spread', () => {
    const other = synthesize({ retentionDays: 400, quarantineRetentionDays: 30, indexShards: 16 })

    const environment = environmentOf(other.template, other.disconnects.receiveFunction)

    expect(readEnvironment(ReceiveEnvironment)(environment)).toMatchObject({
      RETENTION_DAYS: 400,
      QUARANTINE_RETENTION_DAYS: 30,
      INDEX_SHARDS: 16,
    })
  })

  test.each([
    { retentionDays: 0 },
    { retentionDays: 1_000_000 },
    { quarantineRetentionDays: 0.5 },
    { indexShards: -1 },
    { indexShards: 17 },
  ])('is never one that the functions would refuse: %j', props => {
    expect(() => synthesize(props)).toThrow(
      new RegExp(`^${String(Object.keys(props)[0])} must be a whole number from 1 to (16|999999), and is`),
    )
  })
})
