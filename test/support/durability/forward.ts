import { Agent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

export type Forwarded = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Opens a connection for each request: one to a killed process would fail the first request after its restart. */
const agent = new Agent({ keepAlive: false })

/** Forwards a request unchanged, even if its client no longer waits. @returns undefined if the target does not answer */
export const forward = async (
  target: string,
  request: IncomingMessage,
  body: Buffer,
): Promise<Forwarded | undefined> => {
  try {
    return await new Promise((resolve, reject) => {
      httpRequest(`${target}${request.url ?? '/'}`, {
        method: request.method,
        headers: request.headers,
        agent,
      })
        .on('error', reject)
        .on('response', response => {
          buffer(response).then(answer => {
            resolve({ status: response.statusCode ?? 502, headers: response.headers, body: answer })
          }, reject)
        })
        .end(body)
    })
  } catch {
    return undefined
  }
}
