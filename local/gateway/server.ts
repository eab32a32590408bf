import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { gatewayEvent } from './event'
import { matchRoute, type Match, type RouteName } from './routes'

type Response = APIGatewayProxyStructuredResultV2

/** The target of a route: a Lambda, and the check of who may invoke it. */
export type Integration = {
  readonly handler: (event: APIGatewayProxyEventV2) => Promise<Response>
  /** The gateway's own check, before the Lambda is invoked. @returns the answer to a refused request; undefined if it is allowed */
  readonly authorize?: (request: IncomingMessage) => Promise<Response | undefined>
}

/** API Gateway's own limit. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const PAYLOAD_MAX_BYTES = 10 * 1024 * 1024

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

const invoke = async (
  { handler, authorize }: Integration,
  match: Match,
  request: IncomingMessage,
): Promise<Response> => {
  const receivedAt = new Date()
  const body = await readBody(request)
  if (body === undefined) return message(413, 'Request Entity Too Large')
  return (
    (await authorize?.(request)) ??
    (await handler(gatewayEvent({ ...splitUrl(request.url ?? '/'), request, body, match, receivedAt })))
  )
}

const answer = async (
  integrations: Record<RouteName, Integration>,
  request: IncomingMessage,
): Promise<Response> => {
  const match = matchRoute(request.method ?? 'GET', splitUrl(request.url ?? '/').path)
  try {
    return await invoke(integrations[match.route.name], match, request)
  } catch {
    return message(500, 'Internal Server Error')
  }
}

/** An HTTP API of API Gateway on this machine, with the same routes, events and errors. */
export const createGateway = (integrations: Record<RouteName, Integration>): Server =>
  // Twice API Gateway's limit for the request line and headers, so that requests are not refused here first.
  createServer({ maxHeaderSize: 20_480 }, (request, response) => {
    void answer(integrations, request).then(result => {
      send(response, result)
    })
  })
