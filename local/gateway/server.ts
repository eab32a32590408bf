import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { gatewayEvent } from './event'
import { HEAD_MAX_BYTES, headBytes, INVOCATION_MAX_BYTES, invocationBytes, PAYLOAD_MAX_BYTES } from './limits'
import { matchRoute, type Match, type RouteName } from './routes'

type Response = APIGatewayProxyStructuredResultV2

/** The target of a route: a Lambda, and the check of who may invoke it. */
export type Integration = {
  readonly handler: (event: APIGatewayProxyEventV2) => Promise<Response>
  /** The gateway's own check, before the Lambda is invoked. @returns the answer to a refused request; undefined if it is allowed */
  readonly authorize?: (request: IncomingMessage) => Promise<Response | undefined>
}

/** A function has answered more than a Lambda can return: a defect of the function. */
export type TooLargeAnswer = {
  /** Such as `GET /disconnects/{callId}`: the pattern of the path, not the path. */
  readonly routeKey: string
  /** As JSON, with its envelope. */
  readonly bytes: number
}

export type GatewayObserver = { readonly answerTooLarge: (answer: TooLargeAnswer) => void }

const message = (statusCode: number, text: string): Response => ({
  statusCode,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ message: text }),
})

const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= PAYLOAD_MAX_BYTES) chunks.push(chunk)
  }
  return size > PAYLOAD_MAX_BYTES ? undefined : Buffer.concat(chunks)
}

const splitUrl = (url: string): { path: string; query: string } => {
  const start = url.indexOf('?')
  return start < 0 ? { path: url, query: '' } : { path: url.slice(0, start), query: url.slice(start + 1) }
}

const send = (response: ServerResponse, { statusCode = 200, headers = {}, body }: Response): void => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value))
  response.writeHead(statusCode).end(body)
}

const ENTITY_TOO_LARGE = message(413, 'Request Entity Too Large')
const HEAD_TOO_LARGE = message(431, 'Request Header Fields Too Large')

/**
 * The errors of a function, as an HTTP API answers them.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway-errors.html
 */
const failed = (statusCode: 500 | 502): Response => message(statusCode, 'Internal Server Error')

/** Takes events and returns answers of the sizes that a Lambda does. */
const invoke = async (
  { handler }: Integration,
  { answerTooLarge }: GatewayObserver,
  event: APIGatewayProxyEventV2,
): Promise<Response> => {
  if (invocationBytes(event) > INVOCATION_MAX_BYTES) return ENTITY_TOO_LARGE
  const answer = await handler(event)
  const bytes = invocationBytes(answer)
  if (bytes <= INVOCATION_MAX_BYTES) return answer
  answerTooLarge({ routeKey: event.routeKey, bytes })
  return failed(502)
}

const integrate = async (
  integration: Integration,
  observe: GatewayObserver,
  match: Match,
  request: IncomingMessage,
): Promise<Response> => {
  const receivedAt = new Date()
  if (headBytes(request) > HEAD_MAX_BYTES) return HEAD_TOO_LARGE
  const body = await readBody(request)
  if (body === undefined) return ENTITY_TOO_LARGE
  const event = gatewayEvent({ ...splitUrl(request.url ?? '/'), request, body, match, receivedAt })
  return (await integration.authorize?.(request)) ?? (await invoke(integration, observe, event))
}

const answer = async (
  integrations: Record<RouteName, Integration>,
  observe: GatewayObserver,
  request: IncomingMessage,
): Promise<Response> => {
  const match = matchRoute(request.method ?? 'GET', splitUrl(request.url ?? '/').path)
  try {
    return await integrate(integrations[match.route.name], observe, match, request)
  } catch {
    return failed(500)
  }
}

/** So much larger than API Gateway's limit that Node, which counts the names too, does not refuse a request first. */
const PARSER_MAX_BYTES = 1024 * 1024

/** What is answered before the gateway is asked, and what it is not asked for. */
export type InFront = {
  readonly handles: (request: IncomingMessage) => boolean
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

/** An HTTP API of API Gateway on this machine, with the same routes, events, limits and errors. */
export const createGateway = (
  integrations: Record<RouteName, Integration>,
  observe: GatewayObserver,
  inFront?: InFront,
): Server => {
  const server = createServer({ maxHeaderSize: PARSER_MAX_BYTES }, (request, response) => {
    if (inFront?.handles(request) === true) {
      void inFront.answer(request, response)
      return
    }
    void answer(integrations, observe, request).then(result => {
      send(response, result)
    })
  })
  // Node leaves out the headers after the first 2,000, so that they would not be counted.
  server.maxHeadersCount = 0
  return server
}
