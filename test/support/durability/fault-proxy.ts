import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { randomOf } from '../../../cli/simulator/random'
import { closed, listen } from '../server'
import { forward, type Forwarded } from './forward'

/**
 * `refuse` resets the connection; `stale` resets only one that has had an answer before, like those that died while a function was
 * frozen. `hang` never answers; `stall` stops in the middle of the answer. `slow` executes a request only after the clients of the
 * database have given up. `silence` executes it at once, but the answer is lost or late, or the connection is reset. `never` rejects
 * every put of a record as invalid.
 */
export type Fault =
  'pass' | 'refuse' | 'stale' | 'hang' | 'stall' | 'deny' | 'throttle' | 'fail' | 'slow' | 'silence' | 'never'

/** The answer by which a service of AWS refuses a request: the HTTP status and the type of the error. */
export type Refusal = { readonly status: number; readonly type: string }

/** The refusals of DynamoDB. */
const REFUSALS = {
  deny: { status: 400, type: 'com.amazonaws.dynamodb.v20120810#AccessDeniedException' },
  throttle: { status: 400, type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException' },
  fail: { status: 500, type: 'com.amazonaws.dynamodb.v20120810#InternalServerError' },
  never: { status: 400, type: 'com.amazon.coral.validate#ValidationException' },
} satisfies Partial<Record<Fault, Refusal>>

const isPutOfRecord = (request: IncomingMessage, body: Buffer): boolean =>
  request.headers['x-amz-target'] === 'DynamoDB_20120810.PutItem' &&
  body.includes('"TableName":"Disconnects"')

/** Idle connections are closed after this time, which is shorter than in AWS. */
const KEEP_ALIVE_MS = 1_000

export type FaultProxy = {
  readonly endpoint: string
  /** From now on each request meets one of these faults, chosen by the seed. */
  readonly set: (...faults: readonly [Fault, ...Fault[]]) => void
  /** The number of requests that may still change something behind the proxy. */
  readonly pending: () => number
  readonly close: () => Promise<void>
}

const respond = (response: ServerResponse, { status, headers, body }: Forwarded): void => {
  response.writeHead(status, headers).end(body)
}

/**
 * Stands in front of a service of AWS and makes it fail in realistic ways.
 * @param refuses the refusal of a request that the service never accepts, although its emulator does
 */
export const startFaultProxy = async (
  target: string,
  seed: number,
  refuses: (body: Buffer) => Refusal | undefined = () => undefined,
): Promise<FaultProxy> => {
  const random = randomOf('faults', String(seed))
  let faults: readonly [Fault, ...Fault[]] = ['pass']
  let pending = 0
  const mute = new Set<ServerResponse>()

  const answered = new WeakSet<Socket>()

  const loseAnswer = async (response: ServerResponse, answer: Forwarded): Promise<void> => {
    const how = random.oneOf(['reset', 'late', 'never'] as const)
    if (how === 'reset') response.destroy()
    else if (how === 'never') mute.add(response)
    else {
      await pause(random.between(800, 1_500))
      respond(response, answer)
    }
  }
  const stall = (response: ServerResponse, { status, headers, body }: Forwarded): void => {
    response.writeHead(status, headers).write(body.subarray(0, body.length / 2))
    mute.add(response)
  }
  const refusalOf = (fault: Fault, request: IncomingMessage, body: Buffer): Refusal | undefined => {
    if (fault === 'never') return isPutOfRecord(request, body) ? REFUSALS.never : refuses(body)
    return fault === 'deny' || fault === 'throttle' || fault === 'fail' ? REFUSALS[fault] : refuses(body)
  }
  const refuse = (response: ServerResponse, { status, type }: Refusal): void => {
    respond(response, {
      status,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: Buffer.from(JSON.stringify({ __type: type, message: 'refused' })),
    })
  }
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const fault = random.oneOf(faults)
    const isUsed = answered.has(request.socket)
    answered.add(request.socket)
    if (fault === 'refuse' || (fault === 'stale' && isUsed)) {
      request.socket.resetAndDestroy()
      return
    }
    const body = await buffer(request)
    if (fault === 'hang') {
      mute.add(response)
      return
    }
    const refusal = refusalOf(fault, request, body)
    if (refusal !== undefined) {
      refuse(response, refusal)
      return
    }
    if (fault === 'slow') await pause(random.between(800, 1_800))
    const answer = await forward(target, request, body)
    if (answer === undefined) response.destroy()
    else if (fault === 'silence') await loseAnswer(response, answer)
    else if (fault === 'stall') stall(response, answer)
    else respond(response, answer)
  }

  const server = createServer((request, response) => {
    pending++
    void serve(request, response)
      // The client has closed the connection.
      .catch(() => response.destroy())
      .finally(() => {
        pending--
      })
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  return {
    endpoint: await listen(server),
    set: (...next) => {
      faults = next
      for (const response of mute) response.destroy()
      mute.clear()
    },
    pending: () => pending,
    close: () => closed(server),
  }
}
