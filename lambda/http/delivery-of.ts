import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Delivery } from '../bandwidth/delivery'
import { truncateBody } from '../bandwidth/truncate-body'
import { timestampOf } from '../disconnect/timestamp'

const CREDENTIAL_HEADERS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie'])

const withoutCredentials = (headers: APIGatewayProxyEventV2['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(
      (header): header is [string, string] =>
        header[1] !== undefined && !CREDENTIAL_HEADERS.has(header[0].toLowerCase()),
    ),
  )

/**
 * The delivery in an event of an HTTP API, payload format 2.0. It arrived when the gateway says, not when we read it. A body of
 * more than 700 KB is truncated.
 */
export const deliveryOf = (event: APIGatewayProxyEventV2): Delivery =>
  truncateBody({
    method: event.requestContext.http.method,
    query: event.rawQueryString,
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    headers: withoutCredentials(event.headers),
    receivedAt: timestampOf(event.requestContext.timeEpoch),
    requestId: event.requestContext.requestId,
  })
