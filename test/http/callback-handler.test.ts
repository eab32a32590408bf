import * as TE from 'fp-ts/TaskEither'
import type { Delivery } from '../../lambda/bandwidth/delivery'
import type { NothingKept } from '../../lambda/bandwidth/receive-durably'
import type { Failure } from '../../lambda/disconnect/failure'
import { callbackHandler, type CallbackHandlerDeps } from '../../lambda/http/callback-handler'
import { gatewayEvent } from '../support/gateway-event'
import { inMemoryDisconnectStore } from '../support/in-memory-disconnect-store'
import { silent } from '../support/twin'
import { disconnectBody } from '../support/wire'

const failures: (Failure | NothingKept)[] = []
const waiting: Delivery[] = []
beforeEach(() => {
  failures.length = 0
  waiting.length = 0
})

const secret = new Error('secret detail')

const handler = (broken: Partial<CallbackHandlerDeps>) =>
  callbackHandler({
    authorize: () => Promise.resolve(true),
    store: inMemoryDisconnectStore(),
    quarantine: { put: () => TE.right(undefined) },
    overflow: { put: delivery => TE.fromIO(() => void waiting.push(delivery)) },
    patienceMs: 100,
    observe: { ...silent, failed: failure => failures.push(failure) },
    ...broken,
  })

const unavailable = TE.left({ _tag: 'StoreUnavailable' as const, cause: secret })
const thrown = (): never => {
  throw secret
}
const hanging = () => () => new Promise<never>(() => undefined)

const understood = JSON.stringify(disconnectBody())

const broken: [string, Partial<CallbackHandlerDeps>, string][] = [
  ['a store that fails', { store: { put: () => unavailable } }, understood],
  ['a store that throws', { store: { put: thrown } }, understood],
  ['a store that never answers', { store: { put: hanging } }, understood],
  ['a quarantine that fails', { quarantine: { put: () => unavailable } }, 'not JSON'],
  ['a quarantine that throws', { quarantine: { put: thrown } }, 'not JSON'],
  ['a quarantine that never answers', { quarantine: { put: hanging } }, 'not JSON'],
]

const bodyOf = (delivery: Delivery | undefined): string => Buffer.from(delivery?.body ?? []).toString()

describe('what the database does not take goes to the overflow queue as it came, and is answered 204', () => {
  test.each(broken)('%s', async (_, deps, body) => {
    const response = await handler(deps)(gatewayEvent({ body }))
    expect(response).toStrictEqual({ statusCode: 204 })
    expect(waiting.map(bodyOf)).toStrictEqual([body])
    expect(failures).toStrictEqual([])
  })
})

describe('only what neither the database nor the queue takes is answered 503, with the request id and no detail', () => {
  test.each(broken)('%s', async (_, deps, body) => {
    const overflow = { put: () => TE.left({ _tag: 'OverflowUnavailable' as const, cause: secret }) }
    const response = await handler({ ...deps, overflow })(gatewayEvent({ body }))
    expect(response.statusCode).toBe(503)
    expect(JSON.parse(response.body ?? '')).toStrictEqual({
      error: expect.any(String) as unknown,
      requestId: 'request-1',
    })
    expect(response.body).not.toContain('secret')
    expect(failures).toMatchObject([{ _tag: 'NothingKept', overflowCause: secret }])
  })
})

describe('anything unforeseen is answered 500 with the request id and no detail, and observed', () => {
  test.each<[string, Partial<CallbackHandlerDeps>, object]>([
    ['credentials that cannot be read', { authorize: () => Promise.reject(secret) }, {}],
    ['an event that API Gateway would not send', {}, { rawQueryString: undefined, body: {} }],
    [
      'an observer that throws',
      { observe: { ...silent, failed: f => failures.push(f), received: thrown } },
      {},
    ],
  ])('%s', async (_, deps, change) => {
    const response = await handler(deps)({ ...gatewayEvent({ body: understood }), ...change })
    expect(response.statusCode).toBe(500)
    expect(JSON.parse(response.body ?? '')).toStrictEqual({
      error: expect.any(String) as unknown,
      requestId: 'request-1',
    })
    expect(failures).toMatchObject([{ _tag: 'Unforeseen' }])
  })
})
