import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { percentDecoded } from '../lambda/callback/url-key'
import { LIST_PATH, REPORT_PATH } from '../lambda/deployment/routes'
import { epochMs } from '../lambda/disconnect/timestamp'
import { questionHandler } from '../lambda/http/question-handlers'
import { reportHandler } from '../lambda/http/report-handler'
import type { Failure } from '../lambda/intake/failure'
import { type Answer, problemAnswer, UNFORESEEN } from './answer'
import type { ConsolePorts } from './ports'
import type { ConsoleRequest } from './request'

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

/** The handlers read no more of an event than this. */
const eventOf = ({ query, now }: ConsoleRequest, callId?: string): APIGatewayProxyEventV2 => {
  const event: Pick<APIGatewayProxyEventV2, 'rawQueryString' | 'pathParameters'> & {
    readonly requestContext: Pick<APIGatewayProxyEventV2['requestContext'], 'requestId' | 'timeEpoch'>
  } = {
    rawQueryString: query,
    requestContext: { requestId: 'console', timeEpoch: epochMs(now) },
    ...(callId !== undefined && { pathParameters: { callId } }),
  }
  return event as APIGatewayProxyEventV2
}

/** Nobody else waits for a report here, and no function may run only so long. */
const WORK_MS = 600_000

/** The operator reads no log here, so the answer itself says why. */
const problemOf = (failure: Failure | undefined, { explain }: ConsolePorts) => {
  if (failure?._tag === 'StoreUnavailable' || failure?._tag === 'UnreadableRecord') return explain(failure)
  return UNFORESEEN
}

const invoke = async (
  ports: ConsolePorts,
  handlerFor: (failed: (failure: Failure) => void) => Handler,
  event: APIGatewayProxyEventV2,
): Promise<Answer> => {
  let failure: Failure | undefined
  const { statusCode = 200, headers = {}, body = '' } = await handlerFor(found => (failure = found))(event)
  if (statusCode >= 500) return problemAnswer(problemOf(failure, ports))
  const texts = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])
  return { status: statusCode, headers: Object.fromEntries(texts), body }
}

const CALL = new RegExp(`^${LIST_PATH}/(?<callId>[^/]+)$`)

/** What the deployed API answers, from its own handlers. @returns undefined for any other path */
export const apiAnswer = (
  ports: ConsolePorts,
  request: ConsoleRequest,
): (() => Promise<Answer>) | undefined => {
  const { path } = request
  const callId = CALL.exec(path)?.groups?.['callId']
  if (path === REPORT_PATH) {
    const { calls: read, reconciliation } = ports
    const handler = (failed: (failure: Failure) => void) =>
      reportHandler({ read, hours: reconciliation.hours, failed, workMs: WORK_MS })
    return () => invoke(ports, handler, eventOf(request))
  }
  if (path !== LIST_PATH && callId === undefined) return undefined
  const handler = (failed: (failure: Failure) => void) => questionHandler({ store: ports.store, failed })
  return () =>
    invoke(ports, handler, eventOf(request, callId === undefined ? undefined : percentDecoded(callId)))
}
