import { createServer, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { closed, listen } from '../cli/server'
import { forward, type Forwarded } from '../durability/forward'

/** What a proxy in front of a deployment does that it should not. */
export type ProxyFault = {
  /** Answers this itself, without passing the request on. */
  readonly instead?: (request: IncomingMessage, body: Buffer) => number | Forwarded | undefined
  /** Leaves this without an answer. */
  readonly isSilent?: (request: IncomingMessage) => boolean
  /** Changes a request on its way: its headers in place, its body by what is returned. */
  readonly there?: (request: IncomingMessage, body: Buffer) => Buffer
  /** Changes an answer on its way. */
  readonly back?: (answer: Forwarded) => Forwarded
}

export type FaultyProxy = {
  readonly url: string
  /** Requests so far, as `POST /path`. */
  readonly seen: readonly string[]
  readonly close: () => Promise<void>
}

const NOBODY: Forwarded = { status: 502, headers: {}, body: Buffer.alloc(0) }

const NO_FAULT: Required<ProxyFault> = {
  instead: () => undefined,
  isSilent: () => false,
  there: (_, body) => body,
  back: answer => answer,
}

export const startFaultyProxy = async (target: string, fault: ProxyFault = {}): Promise<FaultyProxy> => {
  const { instead, isSilent, there, back } = { ...NO_FAULT, ...fault }
  const seen: string[] = []
  const answer = async (request: IncomingMessage): Promise<Forwarded | undefined> => {
    const sent = await buffer(request)
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`)
    if (isSilent(request)) return undefined
    const own = instead(request, sent)
    if (own !== undefined) return typeof own === 'number' ? { ...NOBODY, status: own } : own
    const body = there(request, sent)
    if (request.headers['content-length'] !== undefined)
      request.headers['content-length'] = String(body.byteLength)
    return back((await forward(target, request, body)) ?? NOBODY)
  }
  const server = createServer((request, response) => {
    void answer(request).then(answered => {
      if (answered !== undefined) response.writeHead(answered.status, answered.headers).end(answered.body)
    })
  })
  return { url: await listen(server), seen, close: () => closed(server) }
}

/** As API Gateway does to a REST API, and was reported to do to an HTTP API. */
export const renamesChallenge: ProxyFault = {
  back: ({ headers: { 'www-authenticate': challenge, ...headers }, ...answer }) => ({
    ...answer,
    headers:
      challenge === undefined ? headers : { ...headers, 'x-amzn-remapped-www-authenticate': challenge },
  }),
}
