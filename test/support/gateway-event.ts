import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { basic } from './twin'

type Overrides = {
  readonly method?: string
  readonly query?: string
  readonly body?: string
  readonly authorization?: string
  readonly callId?: string
}

/** An event of the deployed HTTP API. */
export const gatewayEvent = ({
  method = 'POST',
  query = '',
  body,
  authorization = basic(),
  callId,
}: Overrides): APIGatewayProxyEventV2 => {
  const rawPath = callId === undefined ? '/callbacks/disconnect' : `/disconnects/${callId}`
  return {
    version: '2.0',
    routeKey: `${method} ${rawPath}`,
    rawPath,
    rawQueryString: query,
    headers: { authorization, 'content-type': 'application/json', 'x-forwarded-for': '198.51.100.7' },
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'api.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'api',
      http: {
        method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: '198.51.100.7',
        userAgent: 'BandwidthAPI/v2',
      },
      requestId: 'request-1',
      routeKey: `${method} ${rawPath}`,
      stage: '$default',
      time: '04/Mar/2026:10:01:30 +0000',
      timeEpoch: 1_772_618_490_500,
    },
    ...(body === undefined ? {} : { body }),
    ...(callId === undefined ? {} : { pathParameters: { callId } }),
    isBase64Encoded: false,
  }
}
