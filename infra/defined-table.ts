import { Annotations, RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  ProjectionType,
  TableEncryptionV2,
  TableV2,
  type Attribute,
  type TablePropsV2,
} from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { defined } from '../lambda/codec/defined'
import type { TableDefinition } from '../lambda/deployment/tables'
import { quotaWarning, throughputOf } from './capacity'
import type { Capacity } from './disconnect-log-props'

export type DefinedTableProps = Partial<TablePropsV2> & {
  /** Its keys, indexes and time to live. The twin and the tests create their tables from the same definition. */
  readonly definition: TableDefinition
  /** @default 'on-demand' */
  readonly capacity?: Capacity
}

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING })

const keys = ({ partitionKey, sortKey }: Pick<TableDefinition, 'partitionKey' | 'sortKey'>) => ({
  partitionKey: text(partitionKey),
  sortKey: text(sortKey),
})

/** A table protected from mistakes: from the deletion of its stack, from wrong writes and from deletion by hand. */
export class DefinedTable extends TableV2 {
  constructor(
    scope: Construct,
    id: string,
    { definition, capacity = 'on-demand', ...props }: DefinedTableProps,
  ) {
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN
    const throughput = throughputOf(capacity)
    const { warmThroughput } = throughput
    super(scope, id, {
      ...keys(definition),
      globalSecondaryIndexes: definition.indexes.map(index => ({
        indexName: index.name,
        ...keys(index),
        projectionType: ProjectionType.ALL,
        ...defined({ warmThroughput }),
      })),
      timeToLiveAttribute: definition.timeToLiveAttribute,
      ...throughput,
      // A KMS key would have to be available before a callback can be stored, and each use of it costs.
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: removalPolicy !== RemovalPolicy.DESTROY,
      ...props,
      removalPolicy,
    })
    const warning = quotaWarning(capacity, definition.indexes.length)
    if (warning !== undefined) Annotations.of(this).addWarningV2('bandwidth-disconnects:capacity', warning)
  }
}
