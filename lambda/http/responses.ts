import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Violation } from '../codec/decode'

type Response = APIGatewayProxyStructuredResultV2

export const json = (statusCode: number, body: string, headers: Record<string, string> = {}): Response => ({
  statusCode,
  headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
  body,
})

const problem = (
  statusCode: number,
  error: string,
  detail: object = {},
  headers?: Record<string, string>,
): Response => json(statusCode, JSON.stringify({ error, ...detail }), headers)

export const noContent: Response = { statusCode: 204 }

const challenge = (error: string): Response =>
  problem(401, error, {}, { 'WWW-Authenticate': 'Basic realm="bandwidth-disconnects", charset="UTF-8"' })

/** The first request of Bandwidth may have no credentials. Without `WWW-Authenticate` it "will not try a second request". */
export const unauthorized = challenge(
  'These credentials are missing or wrong: send HTTP Basic authentication',
)

export const wrongKey = challenge('The key in the URL is wrong')

/** The answer of API Gateway itself to an unknown path. */
export const noSuchPath: Response = json(404, '{"message":"Not Found"}')

/** A callback in quarantine. */
type Quarantined = { readonly violations: readonly Violation[]; readonly quarantineId: string }

const quarantined =
  (statusCode: number, error: string) =>
  ({ violations, quarantineId }: Quarantined): Response =>
    problem(statusCode, `This callback ${error}; it is kept in quarantine`, { violations, quarantineId })

export const notDecoded = quarantined(400, 'cannot be understood')
export const forbidden = quarantined(403, 'is of an account that is not allowed here')
export const tooLarge = quarantined(413, 'is too large')

export const badRequest = (violations: readonly Violation[]): Response =>
  problem(400, 'This request cannot be understood', { violations })

/** What was asked for is valid, and cannot be answered here. */
export const unprocessable = (error: string): Response => problem(422, error)

// Without the mark, bundlers keep it in functions that do not answer questions.
export const notFound: Response = /* @__PURE__ */ problem(404, 'Nothing is stored for this call')

export const unavailable = (requestId: string): Response =>
  problem(503, 'This callback could not be kept; the request id names it in the log', { requestId })

export const internalError = (requestId: string): Response =>
  problem(500, 'Something went wrong here; the request id names it in the log', { requestId })
