import type { Delivery } from './deliveries'
import type { Gate } from './gate'
import { pause } from './pause'
import type { OneRequest, Sent } from './send'

/** Told of every request's end, the challenge's first half apart. */
export type Attempt = {
  readonly sent: Sent
  /** Whether the answer is to a request that carried the callback. */
  readonly complete: boolean
  readonly challenged: boolean
}

export type DeliverDeps = {
  readonly send: (request: OneRequest) => Promise<Sent>
  readonly authorization: string
  readonly gate: Gate
  readonly signal: AbortSignal
}

const NOTHING = Buffer.alloc(0)

/**
 * With the credentials at once, or first without them, as Bandwidth's client does: it "will not try a second request" unless the
 * answer to the first asks for them.
 */
const attempt = async (
  { send, authorization }: DeliverDeps,
  { method, query, body, challengeFirst }: Delivery,
  resetAfterMs?: number,
): Promise<Attempt> => {
  if (challengeFirst !== undefined) {
    const first = await send({ method, query, body: challengeFirst === 'with body' ? body : NOTHING })
    const challenged = first._tag === 'answered' && first.status === 401 && first.challenges
    const complete = method === 'GET' || challengeFirst === 'with body'
    if (!challenged) return { sent: first, complete, challenged }
  }
  const request = { method, query, body, authorization }
  const sent = await send(resetAfterMs === undefined ? request : { ...request, resetAfterMs })
  return { sent, complete: true, challenged: challengeFirst !== undefined }
}

const mayRetry = ({ sent }: Attempt): boolean => sent._tag === 'broken' || sent._tag === 'reset'

/** Delivers once, and once more if the connection broke: not after an answer, whichever, nor after the time-out. */
export const deliver =
  (deps: DeliverDeps) =>
  async (delivery: Delivery): Promise<readonly Attempt[]> => {
    const first = await deps.gate(() => attempt(deps, delivery, delivery.resetAfterMs))
    if (!mayRetry(first) || !(await pause(delivery.retryAfterMs, deps.signal))) return [first]
    return [first, await deps.gate(() => attempt(deps, delivery))]
  }

export const isAcknowledged = (attempts: readonly Attempt[]): boolean =>
  attempts.some(
    ({ sent, complete }) => complete && sent._tag === 'answered' && sent.status >= 200 && sent.status < 300,
  )
