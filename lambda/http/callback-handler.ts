import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import type { Delivery } from '../bandwidth/delivery'
import type * as TE from 'fp-ts/TaskEither'
import type { Authorize } from '../bandwidth/authorize'
import { harmless } from '../bandwidth/harmless'
import {
  overflow,
  receiveDurably,
  type DurableOutcome,
  type NothingKept,
  type ReceiveDurablyDeps,
} from '../bandwidth/receive-durably'
import { deliveryOf } from './delivery-of'
import type { Failure } from '../disconnect/failure'
import {
  forbidden,
  internalError,
  noContent,
  notUnderstood,
  tooLarge,
  unauthorized,
  unavailable,
} from './responses'

/** Told of each callback's fate: a log, metrics, a terminal. */
export type CallbackObserver = {
  readonly received: (outcome: DurableOutcome, delivery: Delivery) => void
  readonly unauthorized: (requestId: string) => void
  readonly failed: (failure: Failure | NothingKept, requestId: string) => void
}

export type CallbackHandlerDeps = ReceiveDurablyDeps & {
  readonly authorize: Authorize
  /** Milliseconds for all that is asked before the queue has its turn: the credentials and the database. */
  readonly patienceMs: number
  /** Milliseconds, of any origin. */
  readonly now: () => number
  readonly observe: CallbackObserver
}

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

const response = (outcome: DurableOutcome): APIGatewayProxyStructuredResultV2 => {
  switch (outcome._tag) {
    case 'stored':
    case 'duplicate':
    case 'conflict':
    case 'overflowed':
      return noContent
    case 'forbidden':
      return forbidden(outcome)
    case 'quarantined':
      return notUnderstood(outcome)
    case 'too-large':
      return tooLarge(outcome)
  }
}

/** The database has what the credentials have left of the time. */
const receive = (
  deps: CallbackHandlerDeps,
  delivery: Delivery,
  elapsedMs: number,
): TE.TaskEither<NothingKept, DurableOutcome> =>
  delivery.authorization === undefined
    ? receiveDurably(deps)(deps.patienceMs - elapsedMs)(delivery)
    : overflow(deps)({ _tag: 'CredentialsUnavailable' })(delivery)

const handle =
  (deps: CallbackHandlerDeps): Handler =>
  async event => {
    const startedAt = deps.now()
    const { requestId } = event.requestContext
    const { authorization } = event.headers
    const answer = await deps.authorize(authorization)
    if (answer === 'unauthorized') {
      deps.observe.unauthorized(requestId)
      return unauthorized
    }
    const delivery = {
      ...deliveryOf(event),
      ...(answer === 'unverified' && authorization !== undefined ? { authorization } : {}),
    }
    const result = await receive(deps, delivery, deps.now() - startedAt)()
    if (E.isLeft(result)) {
      deps.observe.failed(result.left, requestId)
      return unavailable(requestId)
    }
    deps.observe.received(result.right, delivery)
    return response(result.right)
  }

/** `POST` and `GET /callbacks/disconnect`. Answers every request, whatever goes wrong. */
export const callbackHandler = ({ observe: told, ...others }: CallbackHandlerDeps): Handler => {
  const observe = harmless(told)
  const handleCallback = handle({ ...others, observe })
  return async event => {
    try {
      return await handleCallback(event)
    } catch (cause) {
      const { requestId } = event.requestContext
      observe.failed({ _tag: 'Unforeseen', cause }, requestId)
      return internalError(requestId)
    }
  }
}
