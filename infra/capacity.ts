import { Billing, Capacity as Units, type WarmThroughput } from 'aws-cdk-lib/aws-dynamodb'
import type { Capacity } from './disconnect-log-props'

/**
 * The write units of a callback, in the table and in each index that has its record: DynamoDB counts one for each started KB.
 * All indexes get what the table gets. An index without units refuses the put itself; `byTag` and `byCause` have fewer records, but in
 * an outage every call has an uncommon cause, and just then none of them must be refused.
 */
const UNITS_OF_CALLBACK = 1

/**
 * AWS's own default. The rest is for seconds with more callbacks than the mean of their minute, and for growth until scaling follows.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html
 */
const TARGET_PERCENT = 70

/**
 * Read units a second of the table and of each index. A callback reads only if it came before, and a function once as it starts. A
 * question takes about ten units: the lower end answers five a second, and saves unused units of 5 minutes for a report or a
 * reconciliation. The command line waits for more; what else needs more is tried again, and can fail.
 */
export const READ_UNITS = { from: 50, to: 4_000 }

/** The write units, in the table and in each index, of which this many callbacks a second use the target share. */
export const writeUnitsFor = (callbacksPerSecond: number): number =>
  Math.ceil((callbacksPerSecond * UNITS_OF_CALLBACK * 100) / TARGET_PERCENT)

/** Provisioned units for writing: of a table or an index, and of all together in an account and region. */
const QUOTA = { each: 40_000, together: 80_000 }

/**
 * What to know before such a table is deployed: AWS scales no further than its quotas, unless it has raised them.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 */
export const quotaWarning = (capacity: Capacity, indexes: number): string | undefined => {
  if (capacity === 'on-demand' || capacity.mode === 'on-demand') return undefined
  const units = writeUnitsFor(capacity.to)
  const together = units * (1 + indexes)
  return units > QUOTA.each || together > QUOTA.together
    ? `capacity: "to" needs ${units} write units in the table and in each of its ${indexes} indexes. AWS allows ${QUOTA.each} for each, and ${QUOTA.together} for all tables and indexes of an account and region: have these quotas raised before you deploy.`
    : undefined
}

/**
 * It begins at the lower end: AWS does not scale down what nothing uses at all, such as `byTag` where no call has a tag.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html
 */
const scaled = ({ from, to }: { readonly from: number; readonly to: number }): Units =>
  Units.autoscaled({
    minCapacity: from,
    maxCapacity: to,
    seedCapacity: from,
    targetUtilizationPercent: TARGET_PERCENT,
  })

/** Props of a table. An index takes over the billing, but not the warm throughput. */
export type Throughput = { readonly billing: Billing; readonly warmThroughput?: WarmThroughput }

export const throughputOf = (capacity: Capacity): Throughput => {
  if (capacity === 'on-demand') return { billing: Billing.onDemand() }
  if (capacity.mode === 'on-demand')
    return {
      billing: Billing.onDemand(),
      warmThroughput: { writeUnitsPerSecond: capacity.readyFor * UNITS_OF_CALLBACK },
    }
  return {
    billing: Billing.provisioned({
      writeCapacity: scaled({ from: writeUnitsFor(capacity.from), to: writeUnitsFor(capacity.to) }),
      readCapacity: scaled(READ_UNITS),
    }),
  }
}
