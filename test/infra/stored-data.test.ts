import { RemovalPolicy } from 'aws-cdk-lib'
import { DISCONNECTS_TABLE, QUARANTINE_TABLE, type TableDefinition } from '../../lambda/deployment/tables'
import { logicalId, resource, resourcesOf, synthesize, type Synthesized } from '../support/infra/synthesized'

const byDefault = synthesize()
const { disconnects, template } = byDefault
const { credentials, drainFunction, overflow } = disconnects
const temporary = synthesize({ removalPolicy: RemovalPolicy.DESTROY })

const keySchema = ({ partitionKey, sortKey }: Pick<TableDefinition, 'partitionKey' | 'sortKey'>) => [
  { AttributeName: partitionKey, KeyType: 'HASH' },
  { AttributeName: sortKey, KeyType: 'RANGE' },
]

describe.each([
  ['table of records', DISCONNECTS_TABLE, ({ disconnects }: Synthesized) => disconnects.table],
  ['quarantine table', QUARANTINE_TABLE, ({ disconnects }: Synthesized) => disconnects.quarantineTable],
] as const)('the %s', (_, definition: TableDefinition, tableOf) => {
  const table = resource(template, tableOf(byDefault))

  test('has the keys, indexes and time to live of its definition', () => {
    expect(table.Properties['KeySchema']).toStrictEqual(keySchema(definition))
    expect(table.Properties['GlobalSecondaryIndexes'] ?? []).toStrictEqual(
      definition.indexes.map(index => ({
        IndexName: index.name,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: 'ALL' },
      })),
    )
    expect(table.Properties['TimeToLiveSpecification']).toStrictEqual({
      AttributeName: definition.timeToLiveAttribute,
      Enabled: true,
    })
  })

  test('has only strings as keys', () => {
    const names = [definition, ...definition.indexes].flatMap(({ partitionKey, sortKey }) => [
      partitionKey,
      sortKey,
    ])

    const attributes = table.Properties['AttributeDefinitions'] as unknown[]

    expect(attributes).toHaveLength(new Set(names).size)
    expect(attributes).toStrictEqual(
      expect.arrayContaining(names.map(AttributeName => ({ AttributeName, AttributeType: 'S' }))),
    )
  })

  test('is billed by request, and encrypted without a key that could become unavailable', () => {
    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: false },
    })
  })

  test('outlives its stack and a failed first deployment, is protected from deletion, and can be restored to any second', () => {
    expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
    expect(table.Properties['Replicas']).toStrictEqual([
      expect.objectContaining({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    ])
  })

  test('is deleted with its stack if the settings say so', () => {
    const removed = resource(temporary.template, tableOf(temporary))

    expect(removed).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' })
    expect(removed.Properties['Replicas']).toStrictEqual([
      expect.objectContaining({ DeletionProtectionEnabled: false }),
    ])
  })
})

/** Retained, except if the deployment that creates it fails. */
const RETAINED = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' }

describe('the credentials', () => {
  const secret = resource(template, credentials)

  test('have a password that Secrets Manager generates and the template does not contain', () => {
    expect(secret.Properties).not.toHaveProperty('SecretString')
    expect(JSON.stringify(template.toJSON())).not.toContain('{{resolve:')
  })

  test('keep their password when a stack is deployed again: these properties never change', () => {
    expect(secret.Properties['GenerateSecretString']).toStrictEqual({
      SecretStringTemplate: '{"username":"bandwidth"}',
      GenerateStringKey: 'password',
      PasswordLength: 40,
      ExcludePunctuation: true,
    })
  })

  test('outlive their stack, but not a failed first deployment, unless the settings say otherwise', () => {
    expect(secret).toMatchObject(RETAINED)
    expect(resource(temporary.template, temporary.disconnects.credentials).DeletionPolicy).toBe('Delete')
  })
})

describe('the overflow queue', () => {
  const DAY_S = 86_400
  const queues = [overflow.queue, overflow.deadLetters]
  const { Properties } = resource(template, overflow.queue)

  test('lets the drain function retry for a day, then keeps dead letters for two weeks', () => {
    const { deadLetterTargetArn, maxReceiveCount } = Properties['RedrivePolicy'] as {
      deadLetterTargetArn: unknown
      maxReceiveCount: number
    }
    expect(Number(Properties['VisibilityTimeout']) * maxReceiveCount).toBe(DAY_S)
    expect(deadLetterTargetArn).toStrictEqual({ 'Fn::GetAtt': [logicalId(overflow.deadLetters), 'Arn'] })
    for (const queue of queues)
      expect(resource(template, queue).Properties['MessageRetentionPeriod']).toBe(14 * DAY_S)
  })

  test('hides a message while the function works on it, and while Lambda retries a throttled invocation', () => {
    const timeout = resource(template, drainFunction).Properties['Timeout'] as number
    expect(Properties['VisibilityTimeout']).toBe(6 * timeout)
  })

  test('takes the largest message that a callback can become', () => {
    for (const queue of queues)
      expect(resource(template, queue).Properties['MaximumMessageSize']).toBe(1024 * 1024)
  })

  test('is encrypted, requires TLS, and outlives the stack unless the settings say otherwise', () => {
    for (const queue of queues)
      expect(resource(template, queue)).toMatchObject({
        Properties: { SqsManagedSseEnabled: true },
        ...RETAINED,
      })
    const policies = resourcesOf(template, 'AWS::SQS::QueuePolicy')
    expect(policies).toHaveLength(2)
    for (const policy of policies)
      expect(JSON.stringify(policy)).toContain(
        '"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"',
      )
    expect(resource(temporary.template, temporary.disconnects.overflow.queue).DeletionPolicy).toBe('Delete')
  })

  test('passes ten messages at a time to the drain function, and only those that fail return', () => {
    const mappings = resourcesOf(template, 'AWS::Lambda::EventSourceMapping')
    expect(mappings.map(mapping => mapping.Properties)).toMatchObject([
      {
        BatchSize: 10,
        EventSourceArn: { 'Fn::GetAtt': [logicalId(overflow.queue), 'Arn'] },
        FunctionName: { Ref: logicalId(drainFunction) },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 5 },
      },
    ])
  })

  test.each([
    [1, 5],
    [8, 5],
    [64, 40],
    [128, 80],
  ])(
    'drains a backlog faster where more callbacks come: %i shards, %i batches at once',
    (shards, batches) => {
      const busy = synthesize({ indexShards: shards })
      expect(resourcesOf(busy.template, 'AWS::Lambda::EventSourceMapping')[0]?.Properties).toMatchObject({
        ScalingConfig: { MaximumConcurrency: batches },
      })
    },
  )
})
