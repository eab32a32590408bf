import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { closed } from '../server'
import { callListReply, VOICE_PATH, type CallListOptions } from './call-list'
import { ACCOUNT_ID } from './call-state'
import { callsOf } from './calls'
import type { Fault, Faults } from './faults'
import { respond, voiceError, type Asked, type Handler, type Reply } from './handler'
import { CLIENT, tokenEndpoint, type TokenOptions } from './token-endpoint'

export type BandwidthOptions = Partial<CallListOptions> &
  Partial<TokenOptions> & {
    readonly faults?: Faults
    /** Other parts of Bandwidth, such as the applications API. They are asked in this order. */
    readonly handlers?: readonly Handler[]
    /** 0 for any free port. */
    readonly port?: number
  }

const TOKEN_PATH = '/api/v1/oauth2/token'

/** A request as the stand-in answered it. */
export type Answered = { readonly method: string; readonly url: URL; readonly status: number }

const headersOf = ({ headers }: IncomingMessage): Headers =>
  new Headers(Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]))

const askedBy = async (request: IncomingMessage): Promise<Asked> => ({
  method: request.method ?? '',
  url: new URL(request.url ?? '', `http://${request.headers.host ?? 'localhost'}`),
  headers: headersOf(request),
  body: await text(request),
})

/**
 * A stand-in of Bandwidth over HTTP: the token endpoint, the list of calls of its accounts, and other parts that are given to it. Give
 * it calls by `callsOf` (an array that may grow) or `generatedCalls`.
 */
export const startBandwidth = async ({
  faults = {},
  handlers = [],
  port = 0,
  ...options
}: BandwidthOptions = {}) => {
  const tokens = tokenEndpoint({ ...CLIENT, tokenLifeS: 3_600, now: Date.now, ...options })
  const list: CallListOptions = {
    calls: callsOf([]),
    accountIds: [ACCOUNT_ID],
    mostRows: 10_000,
    mostRowsOf: 'all pages',
    linkUrl: undefined,
    ...options,
  }
  const answered: Answered[] = []
  const counts = { token: 0, calls: 0, changes: 0 }
  let current = faults

  const faultOf = ({ method, url }: Asked): Fault | undefined => {
    if (method === 'PATCH') return current.changes?.(counts.changes++)
    if (url.pathname === TOKEN_PATH) return current.token?.(counts.token++)
    return url.pathname.endsWith('/calls') ? current.calls?.(counts.calls++, url) : undefined
  }

  const replyTo = (asked: Asked, fault: Fault | undefined): Reply => {
    if (fault?._tag === 'Answer') {
      const { status, headers, body = '' } = fault
      return { status, headers: { 'content-type': 'application/json', ...headers }, body }
    }
    if (asked.url.pathname === TOKEN_PATH) return tokens.answer(asked)
    if (!tokens.isGood(asked.headers.get('authorization')))
      return voiceError(401, 'authentication-error', 'The token is not valid')
    for (const handle of [(one: Asked) => callListReply(list, one, fault), ...handlers]) {
      const reply = handle(asked)
      if (reply !== undefined) return reply
    }
    return voiceError(404, 'not-found', 'No such resource')
  }

  const handleRequest = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = await askedBy(request)
    const fault = faultOf(asked)
    if (fault?._tag === 'Lost') {
      if (fault.hangs !== true) response.destroy()
      return
    }
    const reply = replyTo(asked, fault)
    answered.push({ method: asked.method, url: asked.url, status: reply.status })
    await respond(response, reply, fault)
  }

  const server = createServer((request, response) => {
    handleRequest(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined)
    })
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    url,
    /** For BW_VOICE_URL, BW_TOKEN_URL and BW_API_URL. */
    voiceUrl: `${url}${VOICE_PATH}`,
    tokenUrl: `${url}${TOKEN_PATH}`,
    apiUrl: `${url}/api`,
    answered,
    tokens,
    /** Orders other faults. Requests are counted from 0 again. */
    order: (others: Faults) => {
      current = others
      Object.assign(counts, { token: 0, calls: 0, changes: 0 })
    },
    close: () => closed(server),
  }
}

export type Bandwidth = Awaited<ReturnType<typeof startBandwidth>>
