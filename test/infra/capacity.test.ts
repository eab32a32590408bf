import { Annotations, Match } from 'aws-cdk-lib/assertions'
import type { Capacity } from '../../infra/disconnect-log-props'
import { DISCONNECTS_TABLE } from '../../lambda/deployment/tables'
import { resource, synthesize } from '../support/infra/synthesized'

type Scaling = {
  readonly MinCapacity: number
  readonly MaxCapacity: number
  readonly SeedCapacity: number
  readonly TargetTrackingScalingPolicyConfiguration: { readonly TargetValue: number }
}
type WarmThroughput = { readonly WriteUnitsPerSecond: number }
type Part = {
  readonly IndexName?: string
  readonly WarmThroughput?: WarmThroughput
  readonly WriteProvisionedThroughputSettings?: { readonly WriteCapacityAutoScalingSettings: Scaling }
  readonly ReadProvisionedThroughputSettings?: { readonly ReadCapacityAutoScalingSettings: Scaling }
}
type Table = Part & {
  readonly BillingMode: string
  readonly GlobalSecondaryIndexes: readonly Part[]
  readonly Replicas: readonly [Part & { readonly GlobalSecondaryIndexes: readonly Part[] }]
}

const tablesWith = (capacity: Capacity) => {
  const { template, disconnects } = synthesize({ capacity })
  const quarantine = resource(template, disconnects.quarantineTable).Properties
  return { table: resource(template, disconnects.table).Properties as unknown as Table, quarantine }
}

const names = ['the table', ...DISCONNECTS_TABLE.indexes.map(({ name }) => name)]
const nameOf = ({ IndexName = 'the table' }: Part): string => IndexName

/** The table and each of its indexes. Reads are set in the replica, which is the only one. */
const writing = (table: Table): readonly Part[] => [table, ...table.GlobalSecondaryIndexes]
const reading = ({ Replicas: [replica] }: Table): readonly Part[] => [
  replica,
  ...replica.GlobalSecondaryIndexes,
]

describe('a table with provisioned capacity', () => {
  const { table, quarantine } = tablesWith({ mode: 'provisioned', from: 200, to: 2_000 })

  test('takes the callbacks of the setting at 70 % of its units, and no index takes fewer: that would refuse the put', () => {
    expect(table.BillingMode).toBe('PROVISIONED')
    expect(writing(table).map(nameOf)).toStrictEqual(names)
    for (const { WriteProvisionedThroughputSettings: settings } of writing(table))
      expect(settings?.WriteCapacityAutoScalingSettings).toStrictEqual({
        MinCapacity: 286,
        MaxCapacity: 2_858,
        SeedCapacity: 286,
        TargetTrackingScalingPolicyConfiguration: { TargetValue: 70 },
      })
  })

  test('scales what questions and reports may read, in the table and each index, and has some of it at any time', () => {
    expect(reading(table).map(nameOf)).toStrictEqual(names)
    for (const { ReadProvisionedThroughputSettings: settings } of reading(table))
      expect(settings?.ReadCapacityAutoScalingSettings).toStrictEqual({
        MinCapacity: 50,
        MaxCapacity: 4_000,
        SeedCapacity: 50,
        TargetTrackingScalingPolicyConfiguration: { TargetValue: 70 },
      })
  })

  test('has a quarantine table that is charged by request: few requests come there, but many at once', () => {
    expect(quarantine).toMatchObject({ BillingMode: 'PAY_PER_REQUEST' })
  })
})

test('a table that is ready for a number of callbacks takes them at once, and so does each index', () => {
  const { table, quarantine } = tablesWith({ mode: 'on-demand', readyFor: 10_000 })

  expect(table.BillingMode).toBe('PAY_PER_REQUEST')
  expect(writing(table).map(nameOf)).toStrictEqual(names)
  for (const { WarmThroughput } of writing(table))
    expect(WarmThroughput).toStrictEqual({ WriteUnitsPerSecond: 10_000 })
  expect(quarantine).not.toHaveProperty('WarmThroughput')
})

test('a table on demand is the same whether the setting is written down or not', () => {
  expect(synthesize({ capacity: 'on-demand' }).template.toJSON()).toStrictEqual(
    synthesize().template.toJSON(),
  )
})

test.each([
  [{ mode: 'provisioned', from: 200, to: 9_333 } as const, 0],
  [{ mode: 'provisioned', from: 200, to: 9_334 } as const, 1],
  [{ mode: 'on-demand', readyFor: 50_000 } as const, 0],
])('synthesis warns of units above the quotas of an account: %j', (capacity, count) => {
  const printed = jest.spyOn(console, 'error').mockReturnValue()
  const { stack } = synthesize({ capacity })
  const warnings = Annotations.fromStack(stack).findWarning(
    '*',
    Match.stringLikeRegexp('capacity: "to" needs'),
  )
  expect(warnings).toHaveLength(count)
  expect(printed.mock.calls.length > 0).toBe(count > 0)
  printed.mockRestore()
})
