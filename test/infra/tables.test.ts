import { RemovalPolicy } from 'aws-cdk-lib'
import { DISCONNECTS_TABLE, QUARANTINE_TABLE, type TableDefinition } from '../../lambda/deployment/tables'
import { resource, synthesize, type Synthesized } from '../support/infra/synthesized'

const keySchema = ({ partitionKey, sortKey }: Pick<TableDefinition, 'partitionKey' | 'sortKey'>) => [
  { AttributeName: partitionKey, KeyType: 'HASH' },
  { AttributeName: sortKey, KeyType: 'RANGE' },
]

const both = [
  ['table of records', DISCONNECTS_TABLE, ({ disconnects }: Synthesized) => disconnects.table],
  ['quarantine', QUARANTINE_TABLE, ({ disconnects }: Synthesized) => disconnects.quarantineTable],
] as const

describe.each(both)('the %s', (_, definition: TableDefinition, tableOf) => {
  const byDefault = synthesize()
  const table = resource(byDefault.template, tableOf(byDefault))

  test('has the keys, indexes and time to live that the code works with', () => {
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

  test('has keys of strings only', () => {
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

  test('is paid for by request, and encrypted without a key that could be missing', () => {
    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: false },
    })
  })

  test('outlives its stack, even one whose first deployment failed, cannot be deleted by hand, and can be restored to any second', () => {
    expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
    expect(table.Properties['Replicas']).toStrictEqual([
      expect.objectContaining({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    ])
  })

  test('goes with its stack where that is asked for', () => {
    const temporary = synthesize({ removalPolicy: RemovalPolicy.DESTROY })

    const removed = resource(temporary.template, tableOf(temporary))

    expect(removed).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' })
    expect(removed.Properties['Replicas']).toStrictEqual([
      expect.objectContaining({ DeletionProtectionEnabled: false }),
    ])
  })
})
