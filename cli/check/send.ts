import * as http from 'node:http'
import * as https from 'node:https'
import { challengeOf, type Challenge } from '../simulator/send'

export type Outgoing = {
  readonly method: 'POST' | 'GET'
  readonly url: URL
  readonly body?: Uint8Array
  readonly authorization?: string
  /** By which a request without a body is known again in quarantine. */
  readonly mark?: string
}

/** As headers are stored in quarantine: in lower case. */
export const CHECK_HEADER = 'x-disconnects-check'

export type Answer =
  | {
      readonly _tag: 'answered'
      readonly status: number
      readonly challenge: Challenge
      readonly body: string
    }
  /** The connection broke, or there was none: what Node calls it. */
  | { readonly _tag: 'broken'; readonly code: string }
  | { readonly _tag: 'timed out' }
  /** Nobody has answered those before, or it was interrupted. */
  | { readonly _tag: 'not sent' }

export type Send = (request: Outgoing) => Promise<Answer>

/** Bandwidth's own. */
const TIMEOUT_MS = 15_000

/** An answer of ours is far below. */
const BODY_MAX_BYTES = 65_536

const headersOf = ({ method, body, authorization, mark }: Outgoing): http.OutgoingHttpHeaders => ({
  ...(method === 'POST'
    ? { 'Content-Type': 'application/json', 'Content-Length': body?.byteLength ?? 0 }
    : {}),
  ...(authorization === undefined ? {} : { Authorization: authorization }),
  ...(mark === undefined ? {} : { [CHECK_HEADER]: mark }),
})

/** By `node:http` rather than `fetch`, so that no redirect is followed and nothing is sent twice. */
export const send = (one: Outgoing, signal: AbortSignal): Promise<Answer> =>
  new Promise(resolve => {
    const { request } = one.url.protocol === 'https:' ? https : http
    const outgoing = request(one.url, { method: one.method, headers: headersOf(one), agent: false, signal })
    const settle = (answer: Answer): void => {
      clearTimeout(timer)
      resolve(answer)
    }
    const timer = setTimeout(() => {
      settle({ _tag: 'timed out' })
      outgoing.destroy()
    }, TIMEOUT_MS)
    const broken = (error: NodeJS.ErrnoException): void => {
      settle({ _tag: 'broken', code: error.code ?? error.name })
    }
    outgoing.on('error', broken).on('response', response => {
      const { statusCode: status = 0, headers } = response
      const chunks: Buffer[] = []
      let bytes = 0
      response
        .on('data', (chunk: Buffer) => {
          if (bytes < BODY_MAX_BYTES) chunks.push(chunk)
          bytes += chunk.byteLength
        })
        .on('error', broken)
        .on('end', () => {
          const body = Buffer.concat(chunks).toString()
          settle({ _tag: 'answered', status, challenge: challengeOf(headers), body })
        })
    })
    outgoing.end(one.body)
  })
