import { defined } from '../../lambda/codec/defined'
import type { SimulatedDelivery } from './deliveries'
import { type Gate, pause } from './pace'
import { isSuccess, type Challenge } from './callback-request'
import type { SimulatedAnswer, SimulatedRequest } from './send'

/** One attempt to deliver a callback: one request, or two if the first one is challenged. */
export type Attempt = {
  readonly sent: SimulatedAnswer
  /** Whether the request that was answered carried the callback. */
  readonly complete: boolean
  /** How the request without credentials was challenged, if one was sent first. */
  readonly challenge: Challenge
}

export type DeliverDeps = {
  readonly send: (request: SimulatedRequest) => Promise<SimulatedAnswer>
  /** Without it, the URL has the key, and no request is challenged. */
  readonly authorization?: string
  readonly gate: Gate
  readonly signal: AbortSignal
}

const NOTHING = Buffer.alloc(0)

const challengeOf = (sent: SimulatedAnswer): Challenge =>
  sent._tag === 'answered' && sent.status === 401 ? sent.challenge : 'none'

/**
 * Sends the credentials at once, or only after a challenge, as Bandwidth's client does: it "will not try a second request" unless the
 * answer to the first one asks for them. A URL with the key gets one request.
 */
const attempt = async (
  { send, authorization }: DeliverDeps,
  { method, query, body, challengeFirst }: SimulatedDelivery,
  resetAfterMs?: number,
): Promise<Attempt> => {
  const isChallengedFirst = authorization !== undefined && challengeFirst !== undefined
  if (isChallengedFirst) {
    const first = await send({ method, query, body: challengeFirst === 'with body' ? body : NOTHING })
    const challenge = challengeOf(first)
    const complete = method === 'GET' || challengeFirst === 'with body'
    if (challenge !== 'asked') return { sent: first, complete, challenge }
  }
  const request = { method, query, body, ...defined({ authorization }) }
  const sent = await send(resetAfterMs === undefined ? request : { ...request, resetAfterMs })
  return { sent, complete: true, challenge: isChallengedFirst ? 'asked' : 'none' }
}

const mayRetry = ({ sent }: Attempt): boolean => sent._tag === 'broken' || sent._tag === 'reset'

/** Delivers a callback, and retries once if the connection broke; not after an answer of any kind, and not after the timeout. */
export const deliver =
  (deps: DeliverDeps) =>
  async (delivery: SimulatedDelivery): Promise<readonly Attempt[]> => {
    const first = await deps.gate(() => attempt(deps, delivery, delivery.resetAfterMs))
    if (!mayRetry(first) || !(await pause(delivery.retryAfterMs, deps.signal))) return [first]
    return [first, await deps.gate(() => attempt(deps, delivery))]
  }

export const isAnyAcknowledged = (attempts: readonly Attempt[]): boolean =>
  attempts.some(({ sent, complete }) => complete && sent._tag === 'answered' && isSuccess(sent.status))
