import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as J from 'fp-ts/Json'
import type { BandwidthFailure } from '../reconciliation/call-list'
import { retryAfterMs } from './retry-after'

/** What became of one attempt. `status` is absent where there was no answer. */
export type Failed = {
  readonly failure: BandwidthFailure
  readonly status?: number
  /** Whether another attempt may help. */
  readonly again: boolean
  /** How long Bandwidth asked to wait before it, in milliseconds. */
  readonly afterMs?: number
}

export type Attempt = {
  readonly what: string
  readonly url: URL | string
  /** Of `application/json` the answer must be complete, or another attempt may help. */
  readonly accept: string
  readonly init: {
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
  }
  /** For the headers and the body of the answer together. */
  readonly timeoutMs: number
  /** The longest wait that Bandwidth may ask for. */
  readonly maxWaitMs: number
  readonly signal?: AbortSignal | undefined
  /** Finds in an answer other than 2xx what it says of the error, without a value of the request. */
  readonly errorIn?: ((answer: string) => string | undefined) | undefined
}

export type Answered = {
  readonly text: string
  readonly headers: Headers
  /** What `JSON.parse` makes of the text, if JSON was asked for: long numbers have lost digits. */
  readonly json?: unknown
}

type Tag = BandwidthFailure['_tag']

export const failed = (
  _tag: Tag,
  what: string,
  happened: string,
  again: boolean,
  cause?: unknown,
): Failed => ({
  failure: { _tag, what, happened, ...(cause === undefined ? {} : { cause }) },
  again,
})

/** `instanceof` would not know an error of another realm, as `fetch` throws them in tests. */
const memberOf = (error: unknown, name: 'name' | 'cause' | 'code'): unknown =>
  typeof error === 'object' && error !== null && name in error
    ? (error as Record<string, unknown>)[name]
    : undefined

const isTimeout = (error: unknown): boolean => memberOf(error, 'name') === 'TimeoutError'

export const notInTime = (what: string, { reason }: AbortSignal): Failed => {
  const happened = `gave no answer before ${isTimeout(reason) ? 'the time was up' : 'the work was interrupted'}`
  return failed('BandwidthUnavailable', what, happened, false)
}

/** `fetch` hides an error of the network, which has a code, in one of its own. Other errors could quote the request. */
const withoutAnswer = ({ what, timeoutMs, signal }: Attempt, error: unknown, begun: boolean): Failed => {
  if (signal?.aborted === true) return notInTime(what, signal)
  const unavailable = (happened: string, cause?: unknown) =>
    failed('BandwidthUnavailable', what, happened, true, cause)
  if (isTimeout(error)) return unavailable(`did not answer in ${timeoutMs / 1_000} s`)
  const happened = begun ? 'stopped in the middle of its answer' : 'could not be reached'
  const cause = memberOf(error, 'cause')
  const code = memberOf(cause, 'code')
  return typeof code === 'string' ? unavailable(`${happened} (${code})`, cause) : unavailable(happened)
}

const REFUSED = new Set([401, 403])

/** 408 and 425 ask to try again, as 429 does. */
const LATER = new Set([408, 425, 429])

const tagOf = (status: number): Tag => {
  if (REFUSED.has(status)) return 'BandwidthRefused'
  if (status === 404) return 'BandwidthNotFound'
  return LATER.has(status) || status >= 500 ? 'BandwidthUnavailable' : 'BandwidthUnexpected'
}

const answeredBadly = (
  { what, maxWaitMs, errorIn }: Attempt,
  status: number,
  headers: Headers,
  text: string,
): Failed => {
  const _tag = tagOf(status)
  const redirect = status >= 300 && status < 400 ? ', a redirect' : ''
  const afterMs = retryAfterMs(headers, Date.now())
  const error = errorIn?.(text)
  const happened = `answered ${status}${redirect}${error === undefined ? '' : ` (${error})`}`
  if (_tag !== 'BandwidthUnavailable') return { ...failed(_tag, what, happened, false), status }
  if (afterMs === undefined) return { ...failed(_tag, what, happened, true), status }
  return afterMs > maxWaitMs
    ? {
        ...failed(_tag, what, `${happened}, and asked to wait ${Math.ceil(afterMs / 1_000)} s`, false),
        status,
      }
    : { ...failed(_tag, what, happened, true), status, afterMs }
}

/** An answer of 2xx that is no JSON is most likely a part of one. */
const read = ({ what, accept }: Attempt, status: number, answered: Answered): E.Either<Failed, Answered> =>
  accept === 'application/json'
    ? pipe(
        J.parse(answered.text),
        E.bimap(
          () => failed('BandwidthUnexpected', what, `answered ${status} without complete JSON`, true),
          json => ({ ...answered, json }),
        ),
      )
    : E.right(answered)

/** One request. A redirect is not followed: a token must not go to another server. */
export const attempt = async (one: Attempt): Promise<E.Either<Failed, Answered>> => {
  const timeout = AbortSignal.timeout(one.timeoutMs)
  const signal = one.signal === undefined ? timeout : AbortSignal.any([one.signal, timeout])
  let begun = false
  try {
    const headers = { ...one.init.headers, accept: one.accept }
    const response = await fetch(one.url, { ...one.init, headers, redirect: 'manual', signal })
    begun = true
    // It is read in any case, so that the connection can be used again.
    const text = await response.text()
    return response.ok
      ? read(one, response.status, { text, headers: response.headers })
      : E.left(answeredBadly(one, response.status, response.headers, text))
  } catch (error) {
    return E.left(withoutAnswer(one, error, begun))
  }
}
