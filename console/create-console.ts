import type { IncomingMessage, ServerResponse } from 'node:http'
import { timestampOf } from '../lambda/disconnect/timestamp'
import { queryParameters } from '../lambda/http/query-parameters'
import { apiAnswer } from './api'
import { type Answer, NO_SUCH_PATH, problemAnswer, UNFORESEEN } from './answer'
import type { Problem } from './answers/problem'
import { isDirect, isNavigation, isOwn } from './guard'
import { SECURITY_HEADERS } from './headers'
import type { ConsolePorts } from './ports'
import { rememberedReadings } from './readings'
import type { ConsoleRequest } from './request'
import { type FoundRoute, routeOf, type RouteDeps } from './routes'
import { send } from './send'
import { hasToken } from './token'

export type ConsoleOptions = {
  readonly token: string
  /** What the token guards: all but the page itself, or only what changes something. */
  readonly guards: 'everything' | 'changes'
  /** Whether it answers the questions of the deployed API, too. */
  readonly hasApi: boolean
}

export type Console = {
  /** Whether a request is for the console. A tunnel or a proxy never gets to it. */
  readonly handles: (request: IncomingMessage) => boolean
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

const BODY_MAX_BYTES = 100 * 1024

const readBody = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    // All of it is read, so that the client reads the answer.
    if (size <= BODY_MAX_BYTES) chunks.push(chunk)
  }
  return size > BODY_MAX_BYTES ? undefined : Buffer.concat(chunks).toString()
}

const partsOf = ({ url = '/' }: IncomingMessage): { readonly path: string; readonly query: string } => {
  const [path = '', ...query] = url.split('?')
  return { path, query: query.join('?') }
}

const requestOf = (request: IncomingMessage, response: ServerResponse): ConsoleRequest => {
  const { path, query } = partsOf(request)
  return {
    path,
    query,
    parameters: queryParameters(query),
    contentType: request.headers['content-type'] ?? '',
    ifNoneMatch: request.headers['if-none-match'],
    now: timestampOf(Date.now()),
    isGone: () => response.destroyed,
    body: () => readBody(request),
  }
}

const FOREIGN: Problem = {
  error: 'The console answers only its own page and programs of this machine: open its address there',
  kind: 'refused',
}
const NO_TOKEN: Problem = {
  error: 'The token of the console is missing or wrong: open the URL that it printed when it started',
  kind: 'no-token',
}

/** The methods of a route. A browser and other programs may ask for the head of what they can get. */
const methodsOf = ({ route }: FoundRoute): readonly string[] =>
  route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]

const notAllowed = (methods: readonly string[]): Answer =>
  problemAnswer({ error: `Here you can use ${methods.join(' and ')} only`, kind: 'refused' }, 405, {
    Allow: methods.join(', '),
  })

/** Why a request is not answered, before anything is read for it. */
const refusalOf = (
  request: IncomingMessage,
  found: FoundRoute | undefined,
  { token, guards }: ConsoleOptions,
): Answer | undefined => {
  const isPage = found?.route.isPage === true
  if (!isDirect(request)) return problemAnswer(FOREIGN, 403)
  // A link to a view may stand on any page, and what it opens is the same for all.
  if (!isOwn(request) && !(isPage && isNavigation(request))) return problemAnswer(FOREIGN, 403)
  const isGuarded = guards === 'everything' ? !isPage : found?.route.method === 'POST'
  return isGuarded && !hasToken(token, request.headers.authorization)
    ? problemAnswer(NO_TOKEN, 401, { 'WWW-Authenticate': 'Bearer' })
    : undefined
}

const HTTP_GET = ['GET', 'HEAD']

const answerTo = async (
  request: IncomingMessage,
  response: ServerResponse,
  deps: RouteDeps,
  options: ConsoleOptions,
): Promise<Answer> => {
  const asked = requestOf(request, response)
  const found = routeOf(asked.path)
  const api = options.hasApi && found === undefined ? apiAnswer(deps.ports, asked) : undefined
  const refusal = refusalOf(request, found, options)
  if (refusal !== undefined) return refusal
  const { method = 'GET' } = request
  if (found !== undefined) {
    const methods = methodsOf(found)
    return methods.includes(method) ? found.route.answer(deps, asked, found.id) : notAllowed(methods)
  }
  if (api === undefined) return problemAnswer(NO_SUCH_PATH)
  return HTTP_GET.includes(method) ? api() : notAllowed(HTTP_GET)
}

/** The server of the page, behind a server that listens on this machine only. */
export const createConsole = (ports: ConsolePorts, options: ConsoleOptions): Console => {
  const deps = { ports, remembered: rememberedReadings() }
  return {
    handles: request => {
      const { path } = partsOf(request)
      const isView = routeOf(path)?.route.isPage === true && HTTP_GET.includes(request.method ?? '')
      return isDirect(request) && (isView || path.startsWith('/console/'))
    },
    answer: async (request, response) => {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
      const answer = await answerTo(request, response, deps, options).catch(() => problemAnswer(UNFORESEEN))
      await send(response, answer)
      // Of a body that nobody read, the rest would be taken for the next request.
      request.resume()
    },
  }
}
