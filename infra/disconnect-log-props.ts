import { RemovalPolicy } from 'aws-cdk-lib'
import type { ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { DEFAULT_INDEX_SHARDS, MAX_INDEX_SHARDS } from '../lambda/dynamodb/tables'

/** How a DisconnectLog differs from the default, which is made for production. */
export type DisconnectLogProps = {
  /**
   * For how many days a record is kept, counted from its arrival.
   * @default for ever
   */
  readonly retentionDays?: number
  /**
   * For how many days a request that could not be understood is kept.
   * @default 90
   */
  readonly quarantineRetentionDays?: number
  /**
   * For how long the logs of functions and the access logs are kept.
   * @default one month
   */
  readonly logRetention?: RetentionDays
  /**
   * Over how many partition keys the records of one hour or cause are spread. DynamoDB takes 1,000 writes a second on each.
   * At most 8. It can be changed at any time: questions find what was written before.
   * @default 8
   */
  readonly indexShards?: number
  /**
   * What becomes of tables, credentials and logs when they leave the stack. RETAIN also protects the tables from being
   * deleted by anyone. DESTROY is for environments whose data nobody will miss.
   * @default RETAIN
   */
  readonly removalPolicy?: RemovalPolicy
  /**
   * Memory of each function in MB. CPU grows with it, and what a cold start waits for is mostly TLS handshakes: less
   * would cost more time than it saves money.
   * @default 512
   */
  readonly memorySize?: number
  /**
   * Requests that the API takes: `rateLimit` a second, `burstLimit` at once. Those above it are answered 429, which
   * Bandwidth does not repeat: a limit below the traffic loses callbacks.
   * @default the quotas of an AWS account: 10,000 a second, 5,000 at once
   */
  readonly throttle?: ThrottleSettings
}

/** Props with every default filled in. */
export type Settings = Required<Omit<DisconnectLogProps, 'retentionDays'>> &
  Pick<DisconnectLogProps, 'retentionDays'>

/** The functions refuse other numbers when they start, and by then callbacks are arriving. */
const positive = (name: string, value: number, max = 999_999): number => {
  if (Number.isInteger(value) && value > 0 && value <= max) return value
  throw new Error(`${name} must be a whole number from 1 to ${max}, and is ${value}`)
}

export const settingsOf = ({
  retentionDays,
  quarantineRetentionDays = 90,
  logRetention = RetentionDays.ONE_MONTH,
  indexShards = DEFAULT_INDEX_SHARDS,
  removalPolicy = RemovalPolicy.RETAIN,
  memorySize = 512,
  throttle = { rateLimit: 10_000, burstLimit: 5_000 },
}: DisconnectLogProps): Settings => ({
  ...(retentionDays === undefined ? {} : { retentionDays: positive('retentionDays', retentionDays) }),
  quarantineRetentionDays: positive('quarantineRetentionDays', quarantineRetentionDays),
  logRetention,
  indexShards: positive('indexShards', indexShards, MAX_INDEX_SHARDS),
  removalPolicy,
  memorySize,
  throttle,
})
