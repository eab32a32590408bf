/**
 * List prices in US dollars, without free tiers and discounts, for the first and most expensive tier. Prices
 * change and regions differ: look them up at `source` before you rely on the results.
 */
export const PRICES = {
  region: 'us-east-1',
  asOf: '2026-11-25',

  /** A request to an HTTP API, for each started 512 KB. */
  gatewayRequest: { usd: 1 / 1e6, source: 'https://aws.amazon.com/api-gateway/pricing/' },
  lambdaRequest: { usd: 0.2 / 1e6, source: 'https://aws.amazon.com/lambda/pricing/' },
  /** A GB-second on Arm. */
  lambdaGbSecondArm: { usd: 0.0000133334, source: 'https://aws.amazon.com/lambda/pricing/' },
  /** A GB-second on x86_64. */
  lambdaGbSecondX86: { usd: 0.0000166667, source: 'https://aws.amazon.com/lambda/pricing/' },
  /** A write unit on demand. */
  writeUnit: { usd: 0.625 / 1e6, source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
  /** A read unit on demand. */
  readUnit: { usd: 0.125 / 1e6, source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
  /** A GB (2^30 bytes) of items stored for a month, in the table or an index. */
  storedGbMonth: { usd: 0.25, source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
  /** A byte ingested by CloudWatch Logs. */
  logByte: { usd: 0.5 / 1e9, source: 'https://aws.amazon.com/cloudwatch/pricing/' },
  /** A request for a secret. */
  secretRequest: { usd: 0.05 / 1e4, source: 'https://aws.amazon.com/secrets-manager/pricing/' },
  /** An event on an event bus, for each started 64 KB. */
  busEvent: { usd: 1 / 1e6, source: 'https://aws.amazon.com/eventbridge/pricing/' },
  /** A request to an API destination, for each started 64 KB. */
  destinationRequest: { usd: 0.2 / 1e6, source: 'https://aws.amazon.com/eventbridge/pricing/' },
  /** A request to a standard queue. */
  queueRequest: { usd: 0.4 / 1e6, source: 'https://aws.amazon.com/sqs/pricing/' },
} as const
