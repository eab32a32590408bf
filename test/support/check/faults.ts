import type { IncomingMessage } from 'node:http'
import { TWIN_CREDENTIALS } from '../../../lambda/deployment/twin'
import type { ProxyFault } from './faulty-proxy'
import { basic } from '../twin/twin'

const isTo = (path: RegExp, url = ''): boolean => path.test(url.split('?')[0] ?? '')

const KEYED = new RegExp(`/${TWIN_CREDENTIALS.password}/?$`)

const hasCredentials = ({ url, headers }: Parameters<NonNullable<ProxyFault['instead']>>[0]): boolean =>
  (headers.authorization === basic(TWIN_CREDENTIALS) && isTo(/\/disconnect\/?$/, url)) || isTo(KEYED, url)

const withoutCredentials = ({ url, headers }: IncomingMessage): boolean =>
  headers.authorization === undefined && isTo(/\/disconnect$/, url)

/** The callback that is sent twice is the first one after those by GET. */
const refusesFirstAfterGets = (): ProxyFault => {
  let [gets, isDone] = [0, false]
  return {
    instead: ({ method }) => {
      if (method === 'GET') gets++
      if (method === 'GET' || gets < 2 || isDone) return undefined
      isDone = true
      return 503
    },
  }
}

/** What a proxy does wrong, the checks that fail because of it, and the message of the first of them. */
export const FAULTS: readonly (readonly [
  what: string,
  fault: ProxyFault,
  names: readonly string[],
  means: RegExp,
])[] = [
  [
    'refuses a URL that ends in a slash',
    { instead: ({ url }) => (isTo(/\/$/, url) ? 404 : undefined) },
    ['slash at the end'],
    /^after the key: answered 404$/,
  ],
  [
    'changes a property',
    { there: (_, body) => Buffer.from(body.toString().replace('Kundin', 'Kunde')) },
    ['POST'],
    /^stored, but these properties are not as they were sent: tag$/,
  ],
  [
    'answers a GET with 204 and stores nothing',
    { instead: ({ method }) => (method === 'GET' ? 204 : undefined) },
    ['GET'],
    /^with the key: answered 204, but not on record after \d+ seconds?: it waits in the overflow queue, or the URL leads elsewhere$/,
  ],
  [
    'refuses a GET with Basic credentials',
    {
      instead: ({ method, headers }) =>
        method === 'GET' && headers.authorization !== undefined ? 503 : undefined,
    },
    ['GET'],
    /^with Basic: answered 503$/,
  ],
  [
    'loses the query string of a POST',
    {
      there: (request, body) => {
        if (request.method === 'POST') request.url = request.url?.split('?')[0]
        return body
      },
    },
    ['POST'],
    /^stored, but these properties are not as they were sent: extra$/,
  ],
  [
    'refuses a callback the first time only',
    refusesFirstAfterGets(),
    ['duplicate'],
    /^the first time answered 503$/,
  ],
  [
    'accepts requests with neither key nor password',
    {
      there: (request, body) => {
        if (withoutCredentials(request)) request.headers.authorization = basic(TWIN_CREDENTIALS)
        return body
      },
    },
    ['challenge', 'no credentials'],
    /^a request without credentials should be answered 401: answered 400$/,
  ],
  [
    'refuses a large body',
    { instead: (_, { byteLength }) => (byteLength > 131_072 ? 413 : undefined) },
    ['body of 250 KB'],
    /^answered 413$/,
  ],
  [
    'answers a large body with 204 and stores nothing',
    { instead: (_, { byteLength }) => (byteLength > 131_072 ? 204 : undefined) },
    ['body of 250 KB'],
    /^answered 204, but not on record/,
  ],
  [
    'refuses the key',
    { instead: request => (isTo(KEYED, request.url) ? 401 : undefined) },
    ['key in the URL', 'slash at the end'],
    /^answered 401$/,
  ],
  [
    'accepts every request without a key',
    {
      there: (request, body) => {
        request.headers.authorization = basic(TWIN_CREDENTIALS)
        return body
      },
    },
    ['challenge', 'no credentials', 'wrong password'],
    /^a request without credentials should be answered 401: answered 400$/,
  ],
  [
    'removes the quarantineId from the answer',
    { back: answer => (answer.status === 400 ? { ...answer, headers: {}, body: Buffer.alloc(0) } : answer) },
    ['nonsense'],
    /^answered 400, but without a quarantineId$/,
  ],
  [
    'changes a body that cannot be decoded',
    { there: (_, body) => Buffer.from(body.toString().replace('a check, which', 'something that')) },
    ['nonsense'],
    /^in quarantine, but not as it was sent$/,
  ],
  [
    'answers 204 and stores nothing',
    { instead: (request, body) => (hasCredentials(request) && body.byteLength > 0 ? 204 : undefined) },
    ['key in the URL', 'Basic', 'slash at the end', 'POST', 'duplicate', 'body of 250 KB', 'nonsense'],
    /^answered 204, but not on record/,
  ],
]
