import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { basic } from '../twin/twin'

type Overrides = {
  readonly method?: string
  readonly query?: string
  readonly body?: string
  readonly authorization?: string | null
  readonly headers?: Readonly<Record<string, string>>
  readonly path?: string
  readonly callId?: string
  readonly routeKey?: string
}

/** An event of the deployed HTTP API. */
export const gatewayEvent = ({
  method = 'POST',
  query = '',
  body,
  authorization = basic(),
  headers = {},
  callId,
  path = callId === undefined ? '/callbacks/disconnect' : `/disconnects/${callId}`,
  routeKey = `${method} ${path}`,
}: Overrides): APIGatewayProxyEventV2 => {
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    headers: {
      ...(authorization === null ? {} : { authorization }),
      'content-type': 'application/json',
      'x-forwarded-for': '198.51.100.7',
      ...headers,
    },
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'api.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'api',
      http: {
        method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: '198.51.100.7',
        userAgent: 'BandwidthAPI/v2',
      },
      requestId: 'request-1',
      routeKey,
      stage: '$default',
      time: '04/Mar/2026:10:01:30 +0000',
      timeEpoch: 1_772_618_490_500,
    },
    ...(body === undefined ? {} : { body }),
    ...(callId === undefined ? {} : { pathParameters: { callId } }),
    isBase64Encoded: false,
  }
}
