import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { percentDecoded } from '../../lambda/callback/url-key'
import type { Match } from './routes'

/**
 * The path as API Gateway reportedly passes it on (its documentation does not say): percent-decoded, and cut at a `?` that appears
 * by decoding.
 */
export const passedOnPath = (path: string): string => {
  const decoded = percentDecoded(path)
  const end = decoded.indexOf('?')
  return end < 0 ? decoded : decoded.slice(0, end)
}

const TEXT_TYPES = /^(text\/|application\/(json|javascript|xml|[\w.-]+\+(json|xml))\b)/i

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const asText = (body: Buffer): string | undefined => {
  try {
    return utf8.decode(body)
  } catch {
    return undefined
  }
}

const encodedBody = (
  body: Buffer,
  contentType: string,
): Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'> => {
  if (body.length === 0) return { isBase64Encoded: false }
  const text = TEXT_TYPES.test(contentType) ? asText(body) : undefined
  return text === undefined
    ? { body: body.toString('base64'), isBase64Encoded: true }
    : { body: text, isBase64Encoded: false }
}

/** With names in lower case, and the values of a repeated header joined by commas. Cookies are elsewhere in the event. */
const joinedHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headersDistinct).flatMap(([name, values]) =>
      name === 'cookie' || values === undefined ? [] : [[name, values.join(',')]],
    ),
  )

const cookies = (request: IncomingMessage): Pick<APIGatewayProxyEventV2, 'cookies'> =>
  request.headers.cookie === undefined ? {} : { cookies: request.headers.cookie.split('; ') }

/** The values of a repeated name joined by commas. */
const queryParameters = (query: string): Pick<APIGatewayProxyEventV2, 'queryStringParameters'> => {
  const parameters = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parameters.get(name)
    parameters.set(name, before === undefined ? value : `${before},${value}`)
  }
  return parameters.size === 0 ? {} : { queryStringParameters: Object.fromEntries(parameters) }
}

/** Common Log Format: `23/Nov/2026:14:09:57 +0000`. */
const logTime = (time: Date): string => {
  const [, day = '', month = '', year = '', clock = ''] = time.toUTCString().split(' ')
  return `${day}/${month}/${year}:${clock} +0000`
}

export type GatewayRequest = {
  readonly request: IncomingMessage
  /** As sent. */
  readonly path: string
  /** Without the `?`. */
  readonly query: string
  readonly body: Buffer
  readonly match: Match
  readonly receivedAt: Date
}

/**
 * The event that an HTTP API of API Gateway sends to a Lambda for a request, payload format 2.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const gatewayEvent = (input: GatewayRequest): APIGatewayProxyEventV2 => {
  const { request, query, body, match, receivedAt } = input
  const path = passedOnPath(input.path)
  const sourceIp = request.socket.remoteAddress ?? '127.0.0.1'
  const headers = joinedHeaders(request)
  const { routeKey } = match.route
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    ...cookies(request),
    headers: {
      ...headers,
      'x-forwarded-for': [headers['x-forwarded-for'], sourceIp].filter(Boolean).join(', '),
      'x-forwarded-port': String(request.socket.localPort ?? ''),
      'x-forwarded-proto': 'http',
    },
    ...queryParameters(query),
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName: request.headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: logTime(receivedAt),
      timeEpoch: receivedAt.getTime(),
    },
    ...encodedBody(body, request.headers['content-type'] ?? ''),
    ...(Object.keys(match.pathParameters).length === 0
      ? {}
      : { pathParameters: { ...match.pathParameters } }),
  }
}
