import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type * as TE from 'fp-ts/TaskEither'
import type { BandwidthFailure } from '../reconciliation/call-list'
import { attempt, type Answered, type Attempt, type Failed } from './attempt'
import type { BandwidthCredentials } from './credentials'
import { persistently, type Persistence } from './persistently'
import { TOKEN, tokens } from './tokens'

export type BandwidthRequest = {
  readonly method?: 'GET' | 'PATCH'
  readonly url: URL
  /** For failures: `the list of calls`. */
  readonly what: string
  /** An answer to a request for `application/json` must be complete JSON, or the request is sent again. */
  readonly accept: string
  readonly body?: { readonly type: string; readonly text: string }
  /** Finds in an answer other than 2xx what it says of the error, without a value of the request: `error 12003`. */
  readonly errorIn?: (answer: string) => string | undefined
  /** Ends the request and every wait before another attempt: at Ctrl-C, or when a function's time is nearly up. */
  readonly signal?: AbortSignal
}

export type BandwidthAnswer = Answered

/** Sends requests to Bandwidth's APIs with a token, again where that may help. Any answer but 2xx is a failure. */
export type BandwidthRequests = {
  readonly send: (request: BandwidthRequest) => TE.TaskEither<BandwidthFailure, BandwidthAnswer>
}

export type BandwidthRequestsOptions = {
  /** Asked for each new token, so that changed credentials are used. If it throws, that is a failure with this cause. */
  readonly credentials: () => Promise<BandwidthCredentials>
  readonly tokenUrl: string
  /** Of each attempt, in milliseconds: headers and body together. */
  readonly timeoutMs?: number
  /** The longest wait in milliseconds that `Retry-After` may ask for. If it asks for more, that is a failure. */
  readonly maxWaitMs?: number
  readonly persistence?: Partial<Persistence>
  /** Milliseconds since 1970. Not `performance.now()`, which may stand still while a function is frozen. */
  readonly now?: () => number
}

const PERSISTENCE: Persistence = { attempts: 6, baseMs: 500, maxMs: 10_000 }

const NEVER = new AbortController().signal

const initOf = ({ method = 'GET', body }: BandwidthRequest, token: string): Attempt['init'] => {
  const authorization = `Bearer ${token}`
  return body === undefined
    ? { method, headers: { authorization } }
    : { method, headers: { authorization, 'content-type': body.type }, body: body.text }
}

export const bandwidthRequests = ({
  credentials,
  tokenUrl,
  timeoutMs = 30_000,
  maxWaitMs = 120_000,
  persistence = {},
  now = Date.now,
}: BandwidthRequestsOptions): BandwidthRequests => {
  const patience = { ...PERSISTENCE, ...persistence }
  const one = (rest: Omit<Attempt, 'timeoutMs' | 'maxWaitMs'>) => attempt({ ...rest, timeoutMs, maxWaitMs })

  const { current, forget } = tokens({
    credentials,
    now,
    ask: (init, signal) =>
      persistently(patience, TOKEN, signal, () =>
        one({ what: TOKEN, url: tokenUrl, accept: 'application/json', init, signal }),
      ),
  })

  /** A token that was good may be revoked: it is replaced once. Without a token there is no use in another attempt. */
  const authorized = async (
    request: BandwidthRequest,
    signal: AbortSignal,
    mayReplace: boolean,
  ): Promise<E.Either<Failed, Answered>> => {
    const { what, url, accept, errorIn } = request
    const token = await current(signal)
    if (E.isLeft(token)) return E.left({ ...token.left, again: false })
    const { value, isCached } = token.right
    const answer = await one({ what, url, accept, init: initOf(request, value), signal, errorIn })
    if (E.isRight(answer) || answer.left.status !== 401) return answer
    forget(value)
    return mayReplace && isCached ? authorized(request, signal, false) : answer
  }

  return {
    send: request => async () => {
      const signal = request.signal ?? NEVER
      return pipe(
        await persistently(patience, request.what, signal, () => authorized(request, signal, true)),
        E.mapLeft(({ failure }) => failure),
      )
    },
  }
}
