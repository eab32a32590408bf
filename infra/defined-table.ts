import { RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  Billing,
  ProjectionType,
  TableEncryptionV2,
  TableV2,
  type Attribute,
  type TablePropsV2,
} from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import type { TableDefinition } from '../lambda/deployment/tables'

export type DefinedTableProps = Partial<TablePropsV2> & {
  /** Its keys, indexes and time to live: the same that the local twin and the tests are made from. */
  readonly definition: TableDefinition
}

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING })

const keys = ({ partitionKey, sortKey }: Pick<TableDefinition, 'partitionKey' | 'sortKey'>) => ({
  partitionKey: text(partitionKey),
  sortKey: text(sortKey),
})

/** A table that is not lost by mistake: neither with its stack, nor by a wrong write, nor by hand. */
export class DefinedTable extends TableV2 {
  constructor(scope: Construct, id: string, { definition, ...props }: DefinedTableProps) {
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN
    super(scope, id, {
      ...keys(definition),
      globalSecondaryIndexes: definition.indexes.map(index => ({
        indexName: index.name,
        ...keys(index),
        projectionType: ProjectionType.ALL,
      })),
      timeToLiveAttribute: definition.timeToLiveAttribute,
      billing: Billing.onDemand(),
      // A KMS key would have to answer before a callback can be stored, and would cost for each time it is asked.
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: removalPolicy !== RemovalPolicy.DESTROY,
      ...props,
      removalPolicy,
    })
  }
}
