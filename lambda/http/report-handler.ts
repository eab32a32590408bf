import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as TE from 'fp-ts/TaskEither'
import type { Violation } from '../codec/decode'
import { timestampOf, type Timestamp } from '../disconnect/timestamp'
import type { Failure } from '../intake/failure'
import { shareOfHours } from '../reconciliation/share-of-hours'
import type { ReconciliationStore } from '../reconciliation/store'
import { textsFor } from '../report/dimensions'
import { decodeReportRequest } from '../report/parameters'
import { comparedPeriod } from '../report/period'
import { readCalls, type Reading } from '../report/read-calls'
import type { CallReader } from '../report/reader'
import { reportOf, withCompleteness } from '../report/report'
import type { Period, ReportRequest } from '../report/request'
import { whyNoReport } from '../report/why-no-report'
import { fitsIntoAnswer } from './answer'
import { queryParameters } from './query-parameters'
import { badRequest, internalError, json, unprocessable } from './responses'
import { lastWithin } from './last-within'

export type ReportDeps = {
  readonly read: CallReader
  /** What reconciliation found. */
  readonly hours: ReconciliationStore['hours']
  readonly failed: (failure: Failure, requestId: string) => void
  /** How long a report may take, in milliseconds. @default 5,000 */
  readonly workMs?: number
}

type Response = APIGatewayProxyStructuredResultV2

/** A report shares the account's concurrency with callbacks: it must not run for long. */
const WORK_MAX_MS = 5_000

/**
 * Hardly more groups fit into an answer, with some 250 bytes each. To compute the figures of more would take longer than the function may, and
 * more memory than it has.
 */
const GROUPS_IN_ANSWER_MAX = 25_000

const NARROWER =
  'narrow since and until, set a filter, or use disconnects report, which may take as long as it needs'

type Refusal =
  | { readonly _tag: 'Invalid'; readonly violations: readonly Violation[] }
  | { readonly _tag: 'Refused'; readonly why: string }

const refused = (why: string): Refusal => ({ _tag: 'Refused', why })

type Result<A> = TE.TaskEither<Failure | Refusal, A>

/** When to stop: the calls of the period have to be read by then. Of those after it, only a peak depends. */
type Deadline = { readonly now: Timestamp; readonly untilMs: number }

const read =
  ({ read: reader, workMs = WORK_MAX_MS }: ReportDeps, request: ReportRequest, { now, untilMs }: Deadline) =>
  (period: Period): Result<Reading> =>
  async () => {
    const { question, by } = request
    const readings = readCalls(reader, { ...question, ...period }, textsFor(by), now)
    const { last, isWhole } = await lastWithin(readings, untilMs)
    // A database that does not answer at all is not asked for too much.
    if (last === undefined && !isWhole) return E.left({ _tag: 'TooSlow' })
    if (last !== undefined && E.isLeft(last)) {
      const error = last.left
      return E.left(error._tag === 'TooManyValues' ? refused(whyNoReport(error, request)) : error)
    }
    return last?.right.reachedMs === -Infinity
      ? E.right(last.right)
      : E.left(refused(`This report needs more than ${workMs / 1_000} s: ${NARROWER}`))
  }

/** A database that does not answer this question either is not waited for. */
const completeness = (
  { hours }: ReportDeps,
  { question }: ReportRequest,
  { untilMs }: Deadline,
): Result<number | undefined> => {
  const asked = hours(question.since, question.until)
  const answer = async function* () {
    yield await asked()
  }
  return pipe(
    async () => (await lastWithin(answer(), untilMs)).last ?? E.left<Failure>({ _tag: 'TooSlow' }),
    TE.map(found => shareOfHours(found, question)),
  )
}

const answerOf = (deps: ReportDeps, request: ReportRequest, deadline: Deadline): Result<Response> => {
  const { question, compare, zone } = request
  const readPeriod = read(deps, request, deadline)
  return pipe(
    TE.Do,
    TE.bindW('reading', () => readPeriod(question)),
    TE.bindW('before', () =>
      compare === undefined
        ? TE.right<Failure | Refusal, Reading | undefined>(undefined)
        : readPeriod(comparedPeriod(question, compare, zone).period),
    ),
    // At the same time: the reading may take all the time there is.
    TE.apSW('share', completeness(deps, request, deadline)),
    TE.chainEitherKW(({ reading, before, share }) =>
      pipe(
        reportOf(request, reading, before, GROUPS_IN_ANSWER_MAX),
        E.map(report => JSON.stringify(withCompleteness(report, share))),
        E.mapLeft(error => refused(whyNoReport(error, request))),
        E.filterOrElse(fitsIntoAnswer, () =>
          refused('This report does not fit into an answer: set top, or group by less'),
        ),
      ),
    ),
    TE.map(body => json(200, body)),
  )
}

/** Answers `GET /reports?…`: the figures of ended calls, by groups. */
export const reportHandler =
  (deps: ReportDeps): ((event: APIGatewayProxyEventV2) => Promise<Response>) =>
  async ({ rawQueryString, requestContext: { requestId, timeEpoch } }) => {
    const failed = (failure: Failure): Response => {
      deps.failed(failure, requestId)
      return internalError(requestId)
    }
    const refuse = (error: Failure | Refusal): Response => {
      if (error._tag === 'Invalid') return badRequest(error.violations)
      return error._tag === 'Refused' ? unprocessable(error.why) : failed(error)
    }
    try {
      const now = timestampOf(timeEpoch)
      const answer = pipe(
        decodeReportRequest(now)(queryParameters(rawQueryString)),
        E.mapLeft((violations): Failure | Refusal => ({ _tag: 'Invalid', violations })),
        TE.fromEither,
        TE.chain(request =>
          answerOf(deps, request, { now, untilMs: Date.now() + (deps.workMs ?? WORK_MAX_MS) }),
        ),
      )
      return E.match(refuse, (response: Response) => response)(await answer())
    } catch (cause) {
      return failed({ _tag: 'Unforeseen', cause })
    }
  }
