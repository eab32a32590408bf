import * as http from 'node:http'
import * as https from 'node:https'

export type OneRequest = {
  readonly method: 'POST' | 'GET'
  readonly query: string
  readonly body: Uint8Array
  readonly authorization?: string
  readonly resetAfterMs?: number
}

/**
 * Whether an answer asks for Basic authentication: by `WWW-Authenticate`, or by the name that a gateway has given that header, which
 * no client takes for a challenge.
 */
export type Challenge = 'asked' | 'renamed' | 'none'

export type Sent =
  | {
      readonly _tag: 'answered'
      readonly status: number
      readonly challenge: Challenge
      readonly ms: number
    }
  /** The connection broke, or there was none: what Node calls it. */
  | { readonly _tag: 'broken'; readonly code: string }
  /** The simulator broke the connection. */
  | { readonly _tag: 'reset' }
  | { readonly _tag: 'timed out' }

export type Send = {
  readonly send: (request: OneRequest) => Promise<Sent>
  readonly close: () => void
}

const CHALLENGE_HEADER = 'www-authenticate'
export const RENAMED_CHALLENGE_HEADER = 'x-amzn-remapped-www-authenticate'

/** One header may name several schemes: `Bearer x, Basic realm="y"`. */
const asksForBasic = (header: string | string[] | undefined): boolean =>
  [header ?? []].flat().some(value => /(?:^|,)\s*basic\b/i.test(value))

export const challengeOf = (headers: http.IncomingHttpHeaders): Challenge => {
  if (asksForBasic(headers[CHALLENGE_HEADER])) return 'asked'
  return asksForBasic(headers[RENAMED_CHALLENGE_HEADER]) ? 'renamed' : 'none'
}

const codeOf = (error: NodeJS.ErrnoException): string => error.code ?? error.name

const target = (url: URL, query: string): URL => {
  const withQuery = new URL(url)
  withQuery.search = [url.search.slice(1), query].filter(part => part !== '').join('&')
  return withQuery
}

const headersOf = ({ body, method, authorization }: OneRequest): http.OutgoingHttpHeaders => ({
  ...(method === 'POST' ? { 'Content-Type': 'application/json', 'Content-Length': body.byteLength } : {}),
  ...(authorization === undefined ? {} : { Authorization: authorization }),
})

/** One request on a connection that is kept; `node:http` rather than `fetch`, so that a connection can be broken at will. */
export const sender = (url: URL, timeoutMs: number): Send => {
  const { Agent, request } = url.protocol === 'https:' ? https : http
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 1_024 })
  const send = (one: OneRequest): Promise<Sent> =>
    new Promise(resolve => {
      const started = performance.now()
      const outgoing = request(target(url, one.query), { method: one.method, headers: headersOf(one), agent })
      const settle = (sent: Sent): void => {
        clearTimeout(timer)
        resolve(sent)
      }
      const timer = setTimeout(() => {
        settle({ _tag: 'timed out' })
        outgoing.destroy()
      }, timeoutMs)
      const broken = (error: NodeJS.ErrnoException): void => {
        settle({ _tag: 'broken', code: codeOf(error) })
      }
      outgoing.on('error', broken)
      if (one.resetAfterMs === undefined)
        outgoing.on('response', response => {
          const { statusCode: status = 0, headers } = response
          const challenge = challengeOf(headers)
          response.on('error', broken).on('end', () => {
            settle({ _tag: 'answered', status, challenge, ms: performance.now() - started })
          })
          response.resume()
        })
      else
        outgoing
          .on('response', () => undefined)
          .once('finish', () => {
            setTimeout(() => {
              settle({ _tag: 'reset' })
              outgoing.destroy()
            }, one.resetAfterMs)
          })
      outgoing.end(one.body)
    })
  return {
    send,
    close: () => {
      agent.destroy()
    },
  }
}
