import * as http from 'node:http'
import * as https from 'node:https'
import { defined } from '../../lambda/codec/defined'

/** A request that carries a callback. */
export type CallbackRequest = {
  readonly method: 'POST' | 'GET'
  readonly body?: Uint8Array
  /** The value of the header `Authorization`, unless the URL has the key. */
  readonly authorization?: string
}

const headersOf = ({ method, body, authorization }: CallbackRequest): http.OutgoingHttpHeaders => ({
  ...(method === 'POST'
    ? { 'Content-Type': 'application/json', 'Content-Length': body?.byteLength ?? 0 }
    : {}),
  ...defined({ Authorization: authorization }),
})

/** The URL with a query string added to its own. */
export const withQuery = (url: URL, query: string): URL => {
  const changed = new URL(url)
  changed.search = [url.search.slice(1), query].filter(part => part !== '').join('&')
  return changed
}

/**
 * Whether an answer asks for Basic authentication: `asked` by `WWW-Authenticate`; `renamed` if a gateway has renamed that header, so
 * that no client recognizes the challenge.
 */
export type Challenge = 'asked' | 'renamed' | 'none'

const CHALLENGE_HEADER = 'www-authenticate'
export const RENAMED_CHALLENGE_HEADER = 'x-amzn-remapped-www-authenticate'

/** One header may name several schemes: `Bearer x, Basic realm="y"`. */
const asksForBasic = (header: string | string[] | undefined): boolean =>
  [header ?? []].flat().some(value => /(?:^|,)\s*basic\b/i.test(value))

const challengeOf = (headers: http.IncomingHttpHeaders): Challenge => {
  if (asksForBasic(headers[CHALLENGE_HEADER])) return 'asked'
  return asksForBasic(headers[RENAMED_CHALLENGE_HEADER]) ? 'renamed' : 'none'
}

export type Answered = {
  readonly _tag: 'answered'
  readonly status: number
  readonly challenge: Challenge
  /** Its beginning, of about `bodyMaxBytes`. */
  readonly body: string
  readonly ms: number
}

export type Answer =
  | Answered
  /** The connection broke, or there was none: the code is Node's. */
  | { readonly _tag: 'broken'; readonly code: string }
  | { readonly _tag: 'timed out' }

/** Whether a status acknowledges a callback. */
export const isSuccess = (status: number): boolean => status >= 200 && status < 300

/** Bandwidth waits this long for an answer. */
export const BANDWIDTH_TIMEOUT_MS = 15_000

export type SendOptions = {
  readonly url: URL
  readonly timeoutMs: number
  readonly agent?: http.Agent
  readonly signal?: AbortSignal
  readonly headers?: http.OutgoingHttpHeaders
  /** How much of the body of an answer to keep, roughly. */
  readonly bodyMaxBytes?: number
}

export type Sending = { readonly outgoing: http.ClientRequest; readonly answer: Promise<Answer> }

/** With `node:http` rather than `fetch`: it follows no redirects and never retries, and the simulator can break a connection. */
export const sendRequest = (request: CallbackRequest, options: SendOptions): Sending => {
  const { url, timeoutMs, agent = false, signal, headers, bodyMaxBytes = 0 } = options
  const started = performance.now()
  const outgoing = (url.protocol === 'https:' ? https : http).request(url, {
    method: request.method,
    headers: { ...headersOf(request), ...headers },
    agent,
    signal,
  })
  const answer = new Promise<Answer>(resolve => {
    const settle = (result: Answer): void => {
      clearTimeout(timer)
      resolve(result)
    }
    const timer = setTimeout(() => {
      settle({ _tag: 'timed out' })
      outgoing.destroy()
    }, timeoutMs)
    const broken = (error: NodeJS.ErrnoException): void => {
      settle({ _tag: 'broken', code: error.code ?? error.name })
    }
    outgoing.on('error', broken).on('response', response => {
      const chunks: Buffer[] = []
      let bytes = 0
      response
        .on('data', (chunk: Buffer) => {
          if (bytes < bodyMaxBytes) chunks.push(chunk)
          bytes += chunk.byteLength
        })
        .on('error', broken)
        .on('end', () => {
          const { statusCode: status = 0, headers: received } = response
          const body = Buffer.concat(chunks).toString()
          const ms = performance.now() - started
          settle({ _tag: 'answered', status, challenge: challengeOf(received), body, ms })
        })
    })
  })
  outgoing.end(request.body)
  return { outgoing, answer }
}
