import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { pipe } from 'fp-ts/function'
import * as T from 'fp-ts/Task'
import * as TE from 'fp-ts/TaskEither'
import { decode, type Violation } from '../codec/decode'
import { CallId } from '../disconnect/identifiers'
import { timestampOf } from '../disconnect/timestamp'
import type { Failure } from '../intake/failure'
import { encodeCursor } from '../question/cursor'
import { recordsOf, unreadableOf, type DisconnectReader, type Page } from '../question/reader'
import { itemsJson } from './disconnect-json'
import { decodeListRequest, type ListRequest } from './list-request'
import { queryParameters } from './query-parameters'
import { badRequest, internalError, json, notFound } from './responses'

export type QuestionDeps = {
  readonly store: DisconnectReader
  readonly failed: (failure: Failure, requestId: string) => void
}

type Response = APIGatewayProxyStructuredResultV2
type Handler = (event: APIGatewayProxyEventV2) => Promise<Response>
type Answer = (event: APIGatewayProxyEventV2) => TE.TaskEither<Failure | Refusal, Response>

type Refusal = { readonly _tag: 'Refused'; readonly violations: readonly Violation[] }

const refused = (violations: readonly Violation[]): Refusal => ({ _tag: 'Refused', violations })

const answerCall =
  ({ store }: QuestionDeps): Answer =>
  event =>
    pipe(
      decode(CallId)(event.pathParameters?.['callId']),
      TE.fromEither,
      TE.mapLeft(violations => refused(violations.map(({ expected }) => ({ path: 'callId', expected })))),
      TE.chainW(store.findByCall),
      TE.map(({ records, unreadable }) =>
        records.length + unreadable === 0 ? notFound : json(200, itemsJson(records, { unreadable })),
      ),
    )

const pageJson = ({ parameters, askedAt }: ListRequest, { rows, position }: Page): string =>
  itemsJson(recordsOf(rows), {
    unreadable: unreadableOf(rows),
    cursor: position === undefined ? undefined : encodeCursor(parameters, { position, askedAt }),
  })

const answerList =
  ({ store }: QuestionDeps): Answer =>
  ({ rawQueryString, requestContext }) =>
    pipe(
      decodeListRequest(timestampOf(requestContext.timeEpoch))(queryParameters(rawQueryString)),
      TE.fromEither,
      TE.mapLeft(refused),
      TE.chainW(request =>
        pipe(
          store.find(request.question, request.page),
          TE.map(page => json(200, pageJson(request, page))),
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
