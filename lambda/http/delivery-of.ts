import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Delivery } from '../bandwidth/delivery'
import { truncateBody } from '../bandwidth/truncate-body'
import { readingsOf } from '../bandwidth/url-key'
import { timestampOf } from '../disconnect/timestamp'

const CREDENTIAL_HEADERS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie'])

/** A proxy in front may repeat the URL in a header, and with it the key. */
const withoutCredentials = (
  headers: APIGatewayProxyEventV2['headers'],
  key: string,
): Record<string, string> => {
  const spellings = readingsOf(key).flatMap(reading => [reading, encodeURIComponent(reading)])
  return Object.fromEntries(
    Object.entries(headers).filter(
      (header): header is [string, string] =>
        header[1] !== undefined &&
        !CREDENTIAL_HEADERS.has(header[0].toLowerCase()) &&
        !spellings.some(spelling => header[1]?.includes(spelling)),
    ),
  )
}

/**
 * The delivery in an event of an HTTP API, payload format 2.0. It arrived when the gateway says, not when we read it. A body of
 * more than 700 KB is truncated.
 * @param key that in the URL, as it came; '' if there is none
 */
export const deliveryOf = (event: APIGatewayProxyEventV2, key: string): Delivery =>
  truncateBody({
    method: event.requestContext.http.method,
    query: event.rawQueryString,
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    headers: withoutCredentials(event.headers, key),
    receivedAt: timestampOf(event.requestContext.timeEpoch),
    requestId: event.requestContext.requestId,
  })
