import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import type { Delivery } from '../bandwidth/delivery'
import {
  receiveDurably,
  type DurableOutcome,
  type NothingKept,
  type ReceiveDurablyDeps,
} from '../bandwidth/receive-durably'
import { deliveryOf } from './delivery-of'
import type { Failure } from '../disconnect/failure'
import { internalError, noContent, notUnderstood, tooLarge, unauthorized, unavailable } from './responses'

/** Told of each callback's fate: a log, metrics, a terminal. */
export type CallbackObserver = {
  readonly received: (outcome: DurableOutcome, delivery: Delivery) => void
  readonly unauthorized: (requestId: string) => void
  readonly failed: (failure: Failure | NothingKept, requestId: string) => void
}

export type CallbackHandlerDeps = ReceiveDurablyDeps & {
  /** Whether an `Authorization` header is right. */
  readonly authorize: (authorization: string | undefined) => Promise<boolean>
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
    case 'quarantined':
      return notUnderstood(outcome)
    case 'too-large':
      return tooLarge(outcome)
  }
}

const handle =
  (deps: CallbackHandlerDeps): Handler =>
  async event => {
    const { requestId } = event.requestContext
    if (!(await deps.authorize(event.headers['authorization']))) {
      deps.observe.unauthorized(requestId)
      return unauthorized
    }
    const delivery = deliveryOf(event)
    const result = await receiveDurably(deps)(delivery)()
    if (E.isLeft(result)) {
      deps.observe.failed(result.left, requestId)
      return unavailable(requestId)
    }
    deps.observe.received(result.right, delivery)
    return response(result.right)
  }

/** `POST` and `GET /callbacks/disconnect`. Answers every request, whatever goes wrong. */
export const callbackHandler =
  (deps: CallbackHandlerDeps): Handler =>
  async event => {
    try {
      return await handle(deps)(event)
    } catch (cause) {
      const { requestId } = event.requestContext
      deps.observe.failed({ _tag: 'Unforeseen', cause }, requestId)
      return internalError(requestId)
    }
  }
