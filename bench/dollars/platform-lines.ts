import type { Deployed } from './deployed'

const ID = 'b2a9c1f0-0f5e-4c52-9d3a-7c1f5b7a2e10'
const TIME = '2026-03-14T09:26:53.589Z'

/** The lines that Lambda itself writes for one invocation. */
export const LAMBDA_LINES: Readonly<Record<Deployed['platformLog'], readonly string[]>> = {
  text: [
    `START RequestId: ${ID} Version: $LATEST`,
    `END RequestId: ${ID}`,
    `REPORT RequestId: ${ID}\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 85 MB\t`,
  ],
  json: [
    JSON.stringify({ time: TIME, type: 'platform.start', record: { requestId: ID, version: '$LATEST' } }),
    JSON.stringify({
      time: TIME,
      type: 'platform.report',
      record: {
        requestId: ID,
        metrics: { durationMs: 12.345, billedDurationMs: 13, memorySizeMB: 512, maxMemoryUsedMB: 85 },
        status: 'success',
      },
    }),
  ],
}

/** The line that the gateway writes for one request, in the format of `infra/access-log.ts`. */
export const accessLine = (statusCode: number): string =>
  JSON.stringify({
    requestId: 'JKJaXmPLvHcESHA=',
    requestTime: '14/Mar/2026:09:26:53 +0000',
    sourceIp: '203.0.113.1',
    httpMethod: 'POST',
    routeKey: 'POST /callbacks/disconnect',
    status: String(statusCode),
    responseLatency: '21',
    integrationLatency: '19',
    integrationErrorMessage: '-',
  })
