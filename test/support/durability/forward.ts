import { Agent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

export type Forwarded = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** No connection outlives a request: one to a process that was killed would fail the first request after its restart. */
const agent = new Agent({ keepAlive: false })

/** Sends a request on as it came, whether or not its client still waits. @returns undefined if nobody is there */
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
