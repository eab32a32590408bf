import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { Parameters } from '../../lambda/question/parameters'
import { twinAnswer } from './twin-answer'
import type { Target } from './target'
import type { TwinHttp } from './twin-http'

/** The most that a page of `GET /disconnects` has. */
const PAGE_MAX = 1_000

async function* pages(http: TwinHttp, parameters: Parameters, limit: number): AsyncGenerator<Disconnect> {
  let wanted = limit
  let cursor: string | undefined
  do {
    const query = new URLSearchParams([
      ...parameters.map(([name, value]): [string, string] => [name, value]),
      ['limit', String(Math.min(wanted, PAGE_MAX))],
      ...(cursor === undefined ? [] : [['cursor', cursor] satisfies [string, string]]),
    ])
    const answer = twinAnswer((await http.read(`/disconnects?${query.toString()}`)) ?? '')
    yield* answer.records
    wanted -= answer.records.length
    cursor = answer.cursor
  } while (wanted > 0 && cursor !== undefined)
}

/** Records from the local twin, over HTTP. */
export const twinTarget = (http: TwinHttp): Target => ({
  list: ({ parameters }, limit) => pages(http, parameters, limit),
  get: async callId => {
    const body = await http.read(`/disconnects/${encodeURIComponent(callId)}`)
    return body === undefined ? [] : twinAnswer(body).records
  },
  cost: () => 'not told by the local twin',
})
