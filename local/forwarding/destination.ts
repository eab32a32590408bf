import { setTimeout as pause } from 'node:timers/promises'
import { type AttemptContext, retry } from '@lifeomic/attempt'
import type { Credentials } from '../../lambda/callback/credentials'

export type DestinationObserver = {
  readonly forwarded: (callId: string, status: number) => void
  /** Called once for a callback that is not taken at first. It is sent again, for up to a day. */
  readonly forwardWaits: (callId: string, reason: string) => void
  /** The destination refused it, or did not take it in a day. */
  readonly notForwarded: (callId: string, reason: string) => void
}

export type DestinationOptions = {
  readonly url: URL
  readonly credentials?: Credentials
  readonly observe: DestinationObserver
  /** The pause before the second attempt; it doubles with each. @default 1 second */
  readonly firstPauseMs?: number
}

export type ForwardedCallback = { readonly callId: string; readonly json: string }

export type Destination = {
  readonly send: (callback: ForwardedCallback) => void
  /** Waits a moment for what is on its way. @returns how many callbacks were not forwarded yet */
  readonly stop: () => Promise<number>
}

/** As API destinations of EventBridge have them. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html */
const TIMEOUT_MS = 5_000
const ATTEMPTS_MAX = 185
const PAUSE_MAX_MS = 10 * 60_000

/** Requests at the same time. */
const AT_ONCE = 10

const GRACE_MS = 3_000

class NotTaken extends Error {
  override readonly name = 'NotTaken'
  readonly isFinal: boolean
  constructor(reason: string, isFinal: boolean) {
    super(reason)
    this.isFinal = isFinal
  }
}

/** EventBridge sends again after these answers and 5xx, but not after others. */
const NOT_FINAL: ReadonlySet<number> = new Set([401, 407, 409, 429])
const isFinal = (status: number): boolean => status < 500 && !NOT_FINAL.has(status)

/** Such as ECONNREFUSED, ENOTFOUND or CERT_HAS_EXPIRED. The message of an error may have the URL, and a key in it. */
const codeOf = (error: unknown): string => {
  const { code } = ((error as Error).cause ?? {}) as { readonly code?: unknown }
  return typeof code === 'string' ? `: ${code}` : ''
}

const reasonOf = (error: unknown): string => {
  if (error instanceof NotTaken) return error.message
  return error instanceof DOMException ? 'no answer in 5 seconds' : `no connection${codeOf(error)}`
}

const headersOf = (credentials: Credentials | undefined): Record<string, string> => ({
  'Content-Type': 'application/json; charset=utf-8',
  ...(credentials && {
    Authorization: `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`,
  }),
})

const post = async ({ url, credentials }: DestinationOptions, body: string): Promise<number> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: headersOf(credentials),
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new NotTaken(`answered ${answer.status}`, isFinal(answer.status))
  return answer.status
}

/** Runs at most so many pieces of work at the same time, in their order. */
const atMost = (count: number) => {
  const waiting: (() => void)[] = []
  let running = 0
  return async <A>(work: () => Promise<A>): Promise<A> => {
    if (running === count) await new Promise<void>(resolve => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}

/** Sends callbacks on to a URL, as an API destination of EventBridge does: what is not taken is sent again for a day. */
export const destination = (options: DestinationOptions): Destination => {
  const { observe, firstPauseMs = 1_000 } = options
  const inTurn = atMost(AT_ONCE)
  const sending = new Set<Promise<void>>()
  let isStopped = false
  let left = 0

  const deliver = async ({ callId, json }: ForwardedCallback): Promise<void> => {
    const handleError = (error: unknown, context: AttemptContext): void => {
      if (isStopped || (error instanceof NotTaken && error.isFinal)) context.abort()
      else if (context.attemptNum === 0) observe.forwardWaits(callId, reasonOf(error))
    }
    try {
      const status = await retry(() => inTurn(() => post(options, json)), {
        delay: firstPauseMs,
        factor: 2,
        maxDelay: PAUSE_MAX_MS,
        jitter: true,
        maxAttempts: ATTEMPTS_MAX,
        handleError,
      })
      left--
      observe.forwarded(callId, status)
    } catch (error) {
      if (isStopped) return
      left--
      observe.notForwarded(callId, reasonOf(error))
    }
  }
  return {
    send: callback => {
      left++
      const sent = deliver(callback).finally(() => sending.delete(sent))
      sending.add(sent)
    },
    stop: async () => {
      isStopped = true
      await Promise.race([Promise.all(sending), pause(GRACE_MS, undefined, { ref: false })])
      return left
    },
  }
}
