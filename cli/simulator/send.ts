import * as http from 'node:http'
import * as https from 'node:https'
import { sendRequest, withQuery, type Answer, type CallbackRequest, type Sending } from './callback-request'

export type SimulatedRequest = CallbackRequest & {
  /** Without the `?`. */
  readonly query: string
  readonly resetAfterMs?: number
}

/** `reset`: the simulator broke the connection. */
export type SimulatedAnswer = Answer | { readonly _tag: 'reset' }

export type Sender = {
  readonly send: (request: SimulatedRequest) => Promise<SimulatedAnswer>
  readonly close: () => void
}

/** Breaks the connection after the request is written, whether there is an answer by then or not. */
const reset = ({ outgoing, answer }: Sending, afterMs: number): Promise<SimulatedAnswer> => {
  const broken = new Promise<SimulatedAnswer>(resolve => {
    outgoing.once('finish', () => {
      setTimeout(() => {
        resolve({ _tag: 'reset' })
        outgoing.destroy()
      }, afterMs)
    })
  })
  return Promise.race([broken, answer.then(given => (given._tag === 'answered' ? broken : given))])
}

/** Sends each request on a connection that is kept open. */
export const sender = (url: URL, timeoutMs: number): Sender => {
  const { Agent } = url.protocol === 'https:' ? https : http
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 1_024 })
  return {
    send: ({ query, resetAfterMs, ...request }) => {
      const sending = sendRequest(request, { url: withQuery(url, query), timeoutMs, agent })
      return resetAfterMs === undefined ? sending.answer : reset(sending, resetAfterMs)
    },
    close: () => {
      agent.destroy()
    },
  }
}
