import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as TE from 'fp-ts/TaskEither'
import { pipe } from 'fp-ts/function'
import * as T from 'fp-ts/Task'
import { decode } from '../disconnect/decode'
import type { DisconnectStore } from '../disconnect/disconnect-store'
import { CallId } from '../disconnect/identifiers'
import { itemsJson } from './disconnect-json'
import type { Failure } from './failure'
import { badRequest, internalError, json, notFound } from './responses'

export type QueryHandlerDeps = {
  readonly store: Pick<DisconnectStore, 'findByCall'>
  readonly failed: (failure: Failure, requestId: string) => void
}

type Response = APIGatewayProxyStructuredResultV2
type Handler = (event: APIGatewayProxyEventV2) => Promise<Response>

const find =
  ({ store, failed }: QueryHandlerDeps) =>
  (requestId: string) =>
  (callId: CallId): T.Task<Response> =>
    pipe(
      store.findByCall(callId),
      TE.match(
        error => {
          failed(error, requestId)
          return internalError(requestId)
        },
        records => (records.length === 0 ? notFound : json(200, itemsJson(records))),
      ),
    )

/** `GET /disconnects/{callId}`. Answers every request, whatever goes wrong. */
export const queryHandler =
  (deps: QueryHandlerDeps): Handler =>
  async event => {
    const { requestId } = event.requestContext
    try {
      return await pipe(
        decode(CallId)(event.pathParameters?.['callId']),
        TE.fromEither,
        TE.matchE(
          violations => T.of(badRequest(violations.map(({ expected }) => ({ path: 'callId', expected })))),
          find(deps)(requestId),
        ),
      )()
    } catch (cause) {
      deps.failed({ _tag: 'Unforeseen', cause }, requestId)
      return internalError(requestId)
    }
  }
