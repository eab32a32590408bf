import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { pipe } from 'fp-ts/function'
import * as T from 'fp-ts/Task'
import * as TE from 'fp-ts/TaskEither'
import { defined } from '../codec/defined'
import type { Violation } from '../codec/decode'
import { callPosition } from '../disconnect/timeline'
import { timestampOf } from '../disconnect/timestamp'
import type { Failure } from '../intake/failure'
import { encodeCallCursor, encodeCursor } from '../question/cursor'
import type { CallRecords, DisconnectReader } from '../question/reader'
import { itemsAnswer, type AnsweredPage } from './answer'
import { decodeCallRequest, type CallRequest } from './call-request'
import { decodeListRequest } from './list-request'
import { queryParameters } from './query-parameters'
import { badRequest, internalError, notFound } from './responses'

export type QuestionDeps = {
  readonly store: DisconnectReader
  readonly failed: (failure: Failure, requestId: string) => void
}

type Response = APIGatewayProxyStructuredResultV2
type Handler = (event: APIGatewayProxyEventV2) => Promise<Response>
type Answer = (event: APIGatewayProxyEventV2) => TE.TaskEither<Failure | Refusal, Response>

type Refusal = { readonly _tag: 'Refused'; readonly violations: readonly Violation[] }

const refused = (violations: readonly Violation[]): Refusal => ({ _tag: 'Refused', violations })

/** The page of a call. Records that cannot be read have no position, and come last. */
const pageOfCall = (
  { records, unreadable }: CallRecords,
  { limit, after = '' }: CallRequest,
): AnsweredPage => {
  const rows = records
    .map(record => ({ position: callPosition(record), record }))
    .filter(({ position }) => position > after)
  const page = rows.slice(0, limit)
  const position = page.length < rows.length ? page.at(-1)?.position : undefined
  return { rows: page, unreadable, ...defined({ position }) }
}

const answerCall =
  ({ store }: QuestionDeps): Answer =>
  ({ pathParameters, rawQueryString }) =>
    pipe(
      decodeCallRequest(pathParameters?.['callId'], queryParameters(rawQueryString)),
      TE.fromEither,
      TE.mapLeft(refused),
      TE.chainW(request =>
        pipe(
          store.findByCall(request.callId),
          TE.map(found =>
            found.records.length + found.unreadable === 0
              ? notFound
              : itemsAnswer(pageOfCall(found, request), position =>
                  encodeCallCursor(request.callId, position),
                ),
          ),
        ),
      ),
    )

const answerList =
  ({ store }: QuestionDeps): Answer =>
  ({ rawQueryString, requestContext }) =>
    pipe(
      decodeListRequest(timestampOf(requestContext.timeEpoch))(queryParameters(rawQueryString)),
      TE.fromEither,
      TE.mapLeft(refused),
      TE.chainW(({ question, page, parameters, askedAt }) =>
        pipe(
          store.find(question, page),
          TE.map(found => itemsAnswer(found, position => encodeCursor(parameters, { position, askedAt }))),
        ),
      ),
    )

/** Answers every request, even if something is thrown. */
const handler =
  (deps: QuestionDeps, answer: Answer): Handler =>
  async event => {
    const { requestId } = event.requestContext
    const failed = (failure: Failure): Response => {
      deps.failed(failure, requestId)
      return internalError(requestId)
    }
    try {
      return await pipe(
        answer(event),
        TE.getOrElse(error => T.of(error._tag === 'Refused' ? badRequest(error.violations) : failed(error))),
      )()
    } catch (cause) {
      return failed({ _tag: 'Unforeseen', cause })
    }
  }

/** `GET /disconnects/{callId}`: everything stored for one call. */
const callHandler = (deps: QuestionDeps): Handler => handler(deps, answerCall(deps))

/** `GET /disconnects?…`: the records that a question asks for, page by page. */
const listHandler = (deps: QuestionDeps): Handler => handler(deps, answerList(deps))

/** Either of the two, depending on the route. */
export const questionHandler = (deps: QuestionDeps): Handler => {
  const [call, list] = [callHandler(deps), listHandler(deps)]
  return event => (event.pathParameters?.['callId'] === undefined ? list(event) : call(event))
}
