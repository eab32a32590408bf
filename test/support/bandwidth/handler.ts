import type { ServerResponse } from 'node:http'
import type { Fault } from './faults'

export type Asked = {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly body: string
}

export type Reply = {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string
}

/** A part of Bandwidth. It sees only requests with a good token. @returns undefined for a request that is not for it */
export type Handler = (asked: Asked) => Reply | undefined

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
})

/** The errors of the voice API, as `voiceApiError` in `bandwidth.yml`. */
export const voiceError = (status: number, type: string, description: string): Reply =>
  json(status, { type, description, id: null })

/** Does not keep the process alive. */
const sleep = (ms: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, ms).unref()
  })

/** Sends a reply, or what a fault makes of it. */
export const respond = async (response: ServerResponse, reply: Reply, fault?: Fault): Promise<void> => {
  const { status, headers, body } = reply
  if (fault?._tag === 'Reset') {
    response.destroy()
    return
  }
  if (fault?._tag === 'Slow' && fault.body !== true) await sleep(fault.ms)
  const half = body.slice(0, Math.floor(body.length / 2))
  const quietly = fault?._tag === 'Cut' && fault.quietly === true
  const sent = quietly ? half : body
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(sent)) })
  if (fault?._tag === 'Slow' && fault.body === true) {
    response.write(half)
    await sleep(fault.ms)
    response.end(body.slice(half.length))
  } else if (fault?._tag === 'Cut' && !quietly)
    response.write(half, () => {
      response.destroy()
    })
  else response.end(sent)
}
