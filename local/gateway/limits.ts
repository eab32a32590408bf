import type { IncomingMessage } from 'node:http'

/**
 * The payload of a request to an HTTP API.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
export const PAYLOAD_MAX_BYTES = 10 * 1024 * 1024

/** The request line and the values of all headers together; names do not count. The source is that of the payload. */
export const HEAD_MAX_BYTES = 10_240

/**
 * The event or the answer of a synchronous Lambda, as JSON in UTF-8. AWS documents 6 MB; this is the number in Lambda's own message
 * ("Response payload size exceeded maximum allowed payload size (6291556 bytes)"). Not taken from the functions, which this checks.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const INVOCATION_MAX_BYTES = 6_291_556

/** Node decodes both as Latin-1, so a character is a byte. */
export const headBytes = ({
  method = '',
  url = '',
  httpVersion,
  rawHeaders,
}: Pick<IncomingMessage, 'method' | 'url' | 'httpVersion' | 'rawHeaders'>): number =>
  rawHeaders.reduce(
    (sum, text, i) => (i % 2 === 0 ? sum : sum + text.length),
    `${method} ${url} HTTP/${httpVersion}`.length,
  )

/** The size of an event or an answer on its way to or from a Lambda: envelope and escapes included, a body in base64 as base64. */
export const invocationBytes = (payload: object): number => Buffer.byteLength(JSON.stringify(payload))
