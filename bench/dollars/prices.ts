/** A list price of AWS, and a page that states it in figures: AWS's own shows most of them only to a browser. */
export type Price = {
  readonly usd: number
  /** The page of AWS whose price it is. Look there before you rely on the results. */
  readonly source: string
  readonly stated: { readonly in: string; readonly on: string }
}

/** AWS's price list of us-west-2. Wherever we found both, us-east-1 has the same prices. */
const PRICE_LIST = { in: 'https://github.com/gpazo/Rat-Things/blob/main/docs/costs.md', on: '2026-08-09' }
const EVANGELIST = 'https://raw.githubusercontent.com/api-evangelist'

const AWS = 'https://aws.amazon.com'
const LAMBDA = `${AWS}/lambda/pricing/`
const ON_DEMAND = `${AWS}/dynamodb/pricing/on-demand/`
const PROVISIONED = {
  source: `${AWS}/dynamodb/pricing/provisioned/`,
  stated: { in: 'https://wring.co/blog/aws-dynamodb-pricing-guide', on: '2026-03-08' },
}
const SECRETS = {
  source: `${AWS}/secrets-manager/pricing/`,
  stated: {
    in: `${EVANGELIST}/amazon-secrets-manager/refs/heads/main/plans/amazon-secrets-manager-plans-pricing.yml`,
    on: '2026-09-20',
  },
}
const CLOUDWATCH = { source: `${AWS}/cloudwatch/pricing/`, stated: PRICE_LIST }
const EVENTBRIDGE = {
  source: `${AWS}/eventbridge/pricing/`,
  stated: { in: 'https://cloudburn.io/blog/amazon-eventbridge-pricing', on: '2026-03-13' },
}

/**
 * List prices in US dollars, without free tiers and discounts, for the first and most expensive tier. Prices change and regions
 * differ. Each was looked up on `asOf`, and is as old as the page that states it.
 */
export const PRICES = {
  /** Each price is of one of these. */
  region: 'us-east-1 or us-west-2',
  asOf: '2026-11-27',

  /** A request to an HTTP API, for each started 512 KB. */
  gatewayRequest: { usd: 1 / 1e6, source: `${AWS}/api-gateway/pricing/`, stated: PRICE_LIST },
  lambdaRequest: { usd: 0.2 / 1e6, source: LAMBDA, stated: PRICE_LIST },
  /** A GB-second on Arm. */
  lambdaGbSecondArm: { usd: 0.0000133334, source: LAMBDA, stated: PRICE_LIST },
  /** A GB-second on x86_64. */
  lambdaGbSecondX86: {
    usd: 0.0000166667,
    source: LAMBDA,
    stated: { in: `${EVANGELIST}/aws-lambda/main/plans/aws-lambda-plans-pricing.yml`, on: '2026-05-05' },
  },
  /** A write unit on demand. */
  writeUnit: { usd: 0.625 / 1e6, source: ON_DEMAND, stated: PRICE_LIST },
  /** A read unit on demand. */
  readUnit: { usd: 0.125 / 1e6, source: ON_DEMAND, stated: PRICE_LIST },
  /** A unit of provisioned capacity for an hour, used or not. */
  writeUnitHour: { usd: 0.00065, ...PROVISIONED },
  readUnitHour: { usd: 0.00013, ...PROVISIONED },
  /** A GB (2^30 bytes) of items stored for a month, in the table or an index. */
  storedGbMonth: { usd: 0.25, source: ON_DEMAND, stated: PRICE_LIST },
  /** A byte ingested by CloudWatch Logs. */
  logByte: { usd: 0.5 / 1e9, ...CLOUDWATCH },
  /** An alarm on one metric, for a month. */
  alarmMonth: { usd: 0.1, ...CLOUDWATCH },
  /** A metric of one's own with data in each hour of a month. */
  metricMonth: { usd: 0.3, ...CLOUDWATCH },
  dashboardMonth: {
    usd: 3,
    source: `${AWS}/cloudwatch/pricing/`,
    stated: {
      in: 'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards.md',
      on: '2026-06-13',
    },
  },
  /** A request for a secret. */
  secretRequest: { usd: 0.05 / 1e4, ...SECRETS },
  secretMonth: { usd: 0.4, ...SECRETS },
  /** An event on an event bus, for each started 64 KB. */
  busEvent: { usd: 1 / 1e6, ...EVENTBRIDGE },
  /** A request to an API destination, for each started 64 KB. */
  destinationRequest: { usd: 0.2 / 1e6, ...EVENTBRIDGE },
  /** A request to a standard queue. */
  queueRequest: {
    usd: 0.4 / 1e6,
    source: `${AWS}/sqs/pricing/`,
    stated: { in: 'https://cloudburn.io/blog/amazon-sqs-pricing', on: '2026-03-14' },
  },
} as const satisfies Readonly<Record<string, Price | string>>

/**
 * The share that one year of reserved capacity saves at best, and the units that are sold together. They are paid for whether used or not.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/reserved-capacity.html, read on 2026-11-27.
 */
export const RESERVED = { saves: 0.54, blockUnits: 100 } as const
