import { createServer, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { closed, listen } from '../server'
import { forward, type Forwarded } from '../durability/forward'

/** What a proxy in front of a deployment does wrong. */
export type ProxyFault = {
  /** Answers the request itself; undefined forwards it. */
  readonly instead?: (request: IncomingMessage, body: Buffer) => number | Forwarded | undefined
  /** Whether the request gets no answer at all. */
  readonly isSilent?: (request: IncomingMessage) => boolean
  /** Changes a request before it is forwarded: its headers in place, its body by the return value. */
  readonly there?: (request: IncomingMessage, body: Buffer) => Buffer
  /** Changes an answer on its way back. */
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

/** Renames the challenge, as API Gateway does for a REST API and was reported to do for an HTTP API. */
export const renamesChallenge: ProxyFault = {
  back: ({ headers: { 'www-authenticate': challenge, ...headers }, ...answer }) => ({
    ...answer,
    headers:
      challenge === undefined ? headers : { ...headers, 'x-amzn-remapped-www-authenticate': challenge },
  }),
}
