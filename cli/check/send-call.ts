import type { Credentials } from '../../lambda/callback/credentials'
import { withKey } from '../../lambda/deployment/routes'
import { isSuccess, withQuery } from '../simulator/callback-request'
import type { SimulatedCall } from '../simulator/calls'
import { basicAuthorization, keyOf } from '../places/credentials'
import { bodyOf, queryOfCall } from './check-calls'
import type { CheckContext } from './context'
import type { CheckAnswer, CheckRequest } from './send'

/** The key in the URL, or Basic authentication. */
export type AuthMethod = 'key' | 'Basic'

/** How a callback is authenticated. */
export type Authentication = {
  readonly by: AuthMethod
  readonly credentials: Credentials
  /** Whether a slash is added to the URL. */
  readonly slash?: boolean
}

const withSlash = (url: URL): URL => {
  const changed = new URL(url)
  changed.pathname += '/'
  return changed
}

/** The URL and, for Basic, the header. */
export const addressed = (
  url: URL,
  { by, credentials, slash = false }: Authentication,
): Pick<CheckRequest, 'url' | 'authorization'> => {
  const keyed = by === 'key' ? withKey(url, keyOf(credentials)) : url
  return {
    url: slash ? withSlash(keyed) : keyed,
    ...(by === 'Basic' ? { authorization: basicAuthorization(credentials) } : {}),
  }
}

export const isAcknowledged = (answer: CheckAnswer): boolean =>
  answer._tag === 'answered' && isSuccess(answer.status)

/** Error codes of Node after which nothing can have been sent. */
const NEVER_CONNECTED =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ERR_(SSL|TLS)_.+|.*CERT.*)$/

/** Whether a callback with this answer may be stored, now or later from the overflow queue. */
const mayBeStored = (answer: CheckAnswer): boolean => {
  switch (answer._tag) {
    case 'answered':
      return isAcknowledged(answer) || answer.status >= 500
    case 'broken':
      return !NEVER_CONNECTED.test(answer.code)
    case 'timed out':
      return true
    case 'not sent':
      return false
  }
}

const quarantineIdIn = (body: string): string | undefined => {
  try {
    const { quarantineId } = JSON.parse(body) as { readonly quarantineId?: unknown }
    return typeof quarantineId === 'string' ? quarantineId : undefined
  } catch {
    return undefined
  }
}

export type Traced = { readonly answer: CheckAnswer; readonly quarantineId?: string }

/** Sends a request, and notes what it may leave in the tables. @returns the answer, and the id in quarantine */
export const sendTraced = async (
  { send, leftovers }: Pick<CheckContext, 'send' | 'leftovers'>,
  callId: string,
  request: CheckRequest,
): Promise<Traced> => {
  leftovers.call(callId)
  const answer = await send(request)
  if (mayBeStored(answer)) leftovers.mayAppear(callId)
  const quarantineId = answer._tag === 'answered' ? quarantineIdIn(answer.body) : undefined
  if (quarantineId === undefined) return { answer }
  leftovers.quarantined(quarantineId, { callId, body: request.body ?? Buffer.alloc(0) })
  return { answer, quarantineId }
}

/** Sends the callback of a call, as Bandwidth does. */
export const sendCall = async (
  context: CheckContext,
  call: SimulatedCall,
  authentication: Authentication,
): Promise<CheckAnswer> => {
  const { url, ...credentials } = addressed(context.url, authentication)
  const request: CheckRequest =
    call.method === 'GET'
      ? { method: 'GET', url: withQuery(url, queryOfCall(call)), ...credentials }
      : { method: 'POST', url, body: bodyOf(call), ...credentials }
  const { answer } = await sendTraced(context, call.callId, request)
  const { tried, current } = context
  if (authentication.credentials === current && !tried.has(authentication.by))
    tried.set(authentication.by, answer)
  return answer
}
