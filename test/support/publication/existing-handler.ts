import { startServer } from '../server'

export type Forwarded = {
  readonly url: string
  readonly method: string
  readonly authorization?: string
  readonly contentType?: string
  readonly body: Record<string, unknown>
}

/**
 * A handler of callbacks that people had before, and that callbacks are forwarded to.
 * @param statusOf its answer to the nth request about a call, from 0
 */
export const startExistingHandler = async (
  statusOf: (callId: string, attempt: number) => number = () => 204,
) => {
  const forwarded: Forwarded[] = []
  const attempts = new Map<string, number>()
  const { endpoint, close } = await startServer((text, request, response) => {
    const body = JSON.parse(text) as Record<string, unknown>
    const callId = String(body['callId'])
    const attempt = attempts.get(callId) ?? 0
    attempts.set(callId, attempt + 1)
    const status = statusOf(callId, attempt)
    if (status === 0) {
      request.socket.destroy()
      return
    }
    const { authorization, 'content-type': contentType = '' } = request.headers
    if (status < 300)
      forwarded.push({
        url: request.url ?? '',
        method: request.method ?? '',
        ...(authorization !== undefined && { authorization }),
        contentType,
        body,
      })
    response.writeHead(status).end()
  })
  return { endpoint, forwarded, attempts, close }
}
