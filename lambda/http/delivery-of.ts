import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { type Delivery, truncateBody } from '../callback/delivery'
import { percentDecoded, readingsOf } from '../callback/url-key'
import { timestampOf } from '../disconnect/timestamp'

/** Including headers of proxies, such as `x-forwarded-authorization`. */
const HAS_CREDENTIALS = /authorization|^cookie$/i

/** A proxy can repeat the URL in a header, and with it the key, with or without escapes. */
const withoutCredentials = (
  headers: APIGatewayProxyEventV2['headers'],
  key: string,
): Record<string, string> => {
  const readings = readingsOf(key)
  const hasKey = (value: string): boolean =>
    [value, percentDecoded(value)].some(text => readings.some(reading => text.includes(reading)))
  return Object.fromEntries(
    Object.entries(headers).filter(
      (header): header is [string, string] =>
        header[1] !== undefined && !HAS_CREDENTIALS.test(header[0]) && !hasKey(header[1]),
    ),
  )
}

/**
 * The delivery in an event of an HTTP API, payload format 2.0. Its time of arrival is that of the gateway. A body of more than 700 KB
 * is truncated.
 * @param key the key in the URL as it was sent, or '' if there is none
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
