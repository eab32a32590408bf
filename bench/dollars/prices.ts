/** List prices of us-east-1 in US dollars, as known on 2026-11-25. Check them before you rely on them. */
export const PRICES = {
  /** HTTP API, each request of at most 512 KB. */
  gatewayRequest: 1 / 1e6,
  lambdaRequest: 0.2 / 1e6,
  /** arm64. */
  lambdaGbSecond: 0.0000133334,
  /** x86_64, which NodejsFunction takes where nobody says otherwise. */
  lambdaGbSecondX86: 0.0000166667,
  /** On demand. */
  writeUnit: 0.625 / 1e6,
  /** CloudWatch Logs, ingestion. */
  logByte: 0.5 / 1e9,
  /** Standard queue. */
  queueRequest: 0.4 / 1e6,
  secretRequest: 0.05 / 1e4,
  secretMonth: 0.4,
} as const
