import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import type * as TE from 'fp-ts/TaskEither'
import { type Authorize, presentedKind, presentedBy, type PresentedKind } from '../callback/authorize'
import type { Delivery } from '../callback/delivery'
import { neverThrowing } from '../callback/never-throwing'
import { saltedKey } from '../callback/url-key'
import type { Failure } from '../intake/failure'
import {
  type Deadlines,
  type DurableOutcome,
  type NothingKept,
  receiveDurably,
  type ReceiveDurablyDeps,
  toOverflow,
} from '../intake/receive-durably'
import { keyInPath } from './callback-path'
import { deliveryOf } from './delivery-of'
import { answerMisdirected, type Misdirected } from './misdirected'
import {
  forbidden,
  internalError,
  noContent,
  notDecoded,
  tooLarge,
  unauthorized,
  unavailable,
  wrongKey,
} from './responses'

/** Learns the outcome of each callback: a log with metrics, or a terminal. */
export type CallbackObserver = {
  /** @param hasSlip whether the URL is not exactly the callback URL: such callbacks share a low throttle with all other paths */
  readonly received: (outcome: DurableOutcome, delivery: Delivery, hasSlip: boolean) => void
  readonly unauthorized: (requestId: string, presented: PresentedKind) => void
  readonly misdirected: (request: Misdirected) => void
  readonly failed: (failure: Failure | NothingKept, requestId: string) => void
}

export type CallbackHandlerDeps = ReceiveDurablyDeps & {
  readonly authorize: Authorize
  readonly patience: Patience
  readonly observe: CallbackObserver
}

/** In milliseconds. */
export type Patience = {
  /** For the credentials and the database, before the queue is asked. Counted from the start of the function. */
  readonly databaseMs: number
  /** For the whole request, counted from its arrival at the gateway. */
  readonly deliveryMs: number
}

/** In milliseconds. A request that seems older was not on its way for that long: the clocks differ, or the function was frozen. */
const AGE_MAX_MS = 3_000

const METHODS: ReadonlySet<string> = new Set(['POST', 'GET'])

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

const response = (outcome: DurableOutcome): APIGatewayProxyStructuredResultV2 => {
  if ('record' in outcome) return noContent
  switch (outcome._tag) {
    case 'overflowed':
      return noContent
    case 'forbidden':
      return forbidden(outcome)
    case 'quarantined':
      return notDecoded(outcome)
    case 'too-large':
      return tooLarge(outcome)
  }
}

const deadlinesOf = (
  { databaseMs, deliveryMs }: Patience,
  { requestContext }: APIGatewayProxyEventV2,
  now: number,
): Deadlines => {
  const age = now - requestContext.timeEpoch
  const arrivedAt = age > 0 && age <= AGE_MAX_MS ? now - age : now
  return { database: now + databaseMs, delivery: arrivedAt + deliveryMs }
}

const receiveOrOverflow = (
  deps: CallbackHandlerDeps,
  deadlines: Deadlines,
  delivery: Delivery,
): TE.TaskEither<NothingKept, DurableOutcome> =>
  delivery.authorization === undefined && delivery.key === undefined
    ? receiveDurably(deps)(deadlines)(delivery)
    : toOverflow(deps)(deadlines, { _tag: 'CredentialsUnavailable' })(delivery)

const handleCallback = async (
  deps: CallbackHandlerDeps,
  event: APIGatewayProxyEventV2,
  keyAsSent: string,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const deadlines = deadlinesOf(deps.patience, event, deps.clock.now())
  const { requestId } = event.requestContext
  const key = saltedKey(keyAsSent)
  const presented = presentedBy(event.headers['authorization'], key)
  const answer = await deps.authorize(presented)
  if (answer === 'unauthorized') {
    deps.observe.unauthorized(requestId, presentedKind(presented))
    return key === undefined ? unauthorized : wrongKey
  }
  const delivery = deliveryOf(event, keyAsSent)
  const result = await receiveOrOverflow(
    deps,
    deadlines,
    answer === 'unverified' ? { ...delivery, ...presented } : delivery,
  )()
  if (E.isLeft(result)) {
    deps.observe.failed(result.left, requestId)
    return unavailable(requestId)
  }
  deps.observe.received(result.right, delivery, event.routeKey === '$default')
  return response(result.right)
}

const handle =
  (deps: CallbackHandlerDeps): Handler =>
  event => {
    const key = METHODS.has(event.requestContext.http.method) ? keyInPath(event.rawPath) : undefined
    return key === undefined ? answerMisdirected(deps, event) : handleCallback(deps, event, key)
  }

/** Handles `POST` and `GET /callbacks/disconnect`, with or without a key, and answers 404 to all else. It never throws. */
export const callbackHandler = (deps: CallbackHandlerDeps): Handler => {
  const observe = neverThrowing(deps.observe)
  const handleRequest = handle({ ...deps, observe })
  return async event => {
    try {
      return await handleRequest(event)
    } catch (cause) {
      const { requestId } = event.requestContext
      observe.failed({ _tag: 'Unforeseen', cause }, requestId)
      return internalError(requestId)
    }
  }
}
