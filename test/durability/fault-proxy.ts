import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { randomOf } from '../../cli/simulator/random'
import { forward, type Forwarded } from './forward'

/**
 * `refuse` breaks the connection. `slow` does what it is asked for, but after the clients have given up. `silence` does it at once,
 * and then the answer is lost, or comes too late, or the connection breaks.
 */
export type Fault = 'pass' | 'refuse' | 'deny' | 'throttle' | 'fail' | 'slow' | 'silence'

/** As AWS answers. */
const REFUSALS = {
  deny: { status: 400, type: 'com.amazonaws.dynamodb.v20120810#AccessDeniedException' },
  throttle: { status: 400, type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException' },
  fail: { status: 500, type: 'com.amazonaws.dynamodb.v20120810#InternalServerError' },
}

export type FaultProxy = {
  readonly endpoint: string
  /** From now on each request meets one of these, as the seed says. */
  readonly set: (...faults: readonly [Fault, ...Fault[]]) => void
  /** Requests that may still change something behind the proxy. */
  readonly pending: () => number
  readonly close: () => Promise<void>
}

const respond = (response: ServerResponse, { status, headers, body }: Forwarded): void => {
  response.writeHead(status, headers).end(body)
}

/** Stands in front of a service of AWS, and lets it fail in the ways in which one does. */
export const startFaultProxy = async (target: string, seed: number): Promise<FaultProxy> => {
  const random = randomOf('faults', String(seed))
  let faults: readonly [Fault, ...Fault[]] = ['pass']
  let pending = 0
  const mute = new Set<ServerResponse>()

  const passOn = async (
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Forwarded | undefined> => {
    const forwarded = await forward(target, request)
    if (forwarded === undefined) response.destroy()
    return forwarded
  }
  const loseAnswer = async (response: ServerResponse, answer: Forwarded): Promise<void> => {
    const how = random.oneOf(['reset', 'late', 'never'] as const)
    if (how === 'reset') response.destroy()
    else if (how === 'never') mute.add(response)
    else {
      await pause(random.between(800, 1_500))
      respond(response, answer)
    }
  }
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const fault = random.oneOf(faults)
    if (fault === 'refuse') {
      response.destroy()
      return
    }
    if (fault === 'deny' || fault === 'throttle' || fault === 'fail') {
      const { status, type } = REFUSALS[fault]
      request.resume()
      respond(response, {
        status,
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: Buffer.from(JSON.stringify({ __type: type, message: fault })),
      })
      return
    }
    if (fault === 'slow') await pause(random.between(800, 1_800))
    const answer = await passOn(request, response)
    if (answer === undefined) return
    if (fault === 'silence') await loseAnswer(response, answer)
    else respond(response, answer)
  }

  const server = createServer((request, response) => {
    pending++
    void serve(request, response).finally(() => {
      pending--
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (...next) => {
      faults = next
      for (const response of mute) response.destroy()
      mute.clear()
    },
    pending: () => pending,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
