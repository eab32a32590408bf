import * as E from 'fp-ts/Either'
import * as TE from 'fp-ts/TaskEither'
import type { Delivery } from '../../../lambda/callback/delivery'
import type { CallId } from '../../../lambda/disconnect/identifiers'
import { callbackHandler, type CallbackHandlerDeps } from '../../../lambda/http/callback-handler'
import { circuitBreaker } from '../../../lambda/intake/circuit-breaker'
import { systemClock } from '../../../lambda/intake/clock'
import type { Failure } from '../../../lambda/intake/failure'
import type { NothingKept } from '../../../lambda/intake/receive-durably'
import { aCallbackOfNewCall } from '../../support/callbacks/builders'
import { gatewayEvent } from '../../support/lambda/gateway-event'
import { inMemoryDisconnectStore } from '../../support/lambda/in-memory-disconnect-store'
import { silent } from '../../support/twin/twin'

const failures: (Failure | NothingKept)[] = []
const waiting: Delivery[] = []
beforeEach(() => {
  failures.length = 0
  waiting.length = 0
})

const secret = new Error('secret detail')

const handler = (broken: Partial<CallbackHandlerDeps>) =>
  callbackHandler({
    authorize: () => Promise.resolve('authorized'),
    store: inMemoryDisconnectStore(),
    quarantine: { put: () => TE.right(undefined) },
    allowsAccount: accountId => accountId !== '9900001',
    overflow: { put: delivery => TE.fromIO(() => void waiting.push(delivery)) },
    breaker: circuitBreaker(systemClock),
    clock: systemClock,
    patience: { databaseMs: 100, deliveryMs: 300 },
    observe: { ...silent, failed: failure => failures.push(failure) },
    ...broken,
  })

const unavailable = TE.left({ _tag: 'StoreUnavailable' as const, cause: secret })
const thrown = (): never => {
  throw secret
}
const hanging = () => () => new Promise<never>(() => undefined)

const understood = JSON.stringify(aCallbackOfNewCall())

const broken: [string, Partial<CallbackHandlerDeps>, string][] = [
  ['a store that fails', { store: { put: () => unavailable } }, understood],
  ['a store that throws', { store: { put: thrown } }, understood],
  ['a store that never answers', { store: { put: hanging } }, understood],
  ['a quarantine that fails', { quarantine: { put: () => unavailable } }, 'not JSON'],
  ['a quarantine that throws', { quarantine: { put: thrown } }, 'not JSON'],
  ['a quarantine that never answers', { quarantine: { put: hanging } }, 'not JSON'],
]

const bodyOf = (delivery: Delivery | undefined): string => Buffer.from(delivery?.body ?? []).toString()

describe('a callback that the database does not take goes to the overflow queue unchanged, and is answered 204', () => {
  test.each(broken)('%s', async (_, deps, body) => {
    const response = await handler(deps)(gatewayEvent({ body }))
    expect(response).toStrictEqual({ statusCode: 204 })
    expect(waiting.map(bodyOf)).toStrictEqual([body])
    expect(failures).toStrictEqual([])
  })
})

describe('only a callback that neither the database nor the queue takes is answered 503, with the request id and no detail', () => {
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

const unverified: Partial<CallbackHandlerDeps> = { authorize: () => Promise.resolve('unverified') }

test('a callback whose credentials cannot be checked waits in the queue with them, and is answered 204', async () => {
  const event = gatewayEvent({ body: understood })
  const store = inMemoryDisconnectStore()
  expect(await handler({ ...unverified, store })(event)).toStrictEqual({ statusCode: 204 })
  expect(waiting).toMatchObject([{ authorization: event.headers['authorization'] }])
  expect(waiting.map(bodyOf)).toStrictEqual([understood])
  const { callId } = JSON.parse(understood) as { callId: CallId }
  expect(await store.findByCall(callId)()).toStrictEqual(E.right({ records: [], unreadable: 0 }))
})

test('a callback whose credentials cannot be checked is answered 503 if the queue does not take it', async () => {
  const overflow = { put: () => TE.left({ _tag: 'OverflowUnavailable' as const, cause: secret }) }
  expect((await handler({ ...unverified, overflow })(gatewayEvent({ body: understood }))).statusCode).toBe(
    503,
  )
  expect(failures).toMatchObject([{ _tag: 'NothingKept', reason: { _tag: 'CredentialsUnavailable' } }])
})

test('a callback of an account that is not allowed is answered 403, with its quarantine id', async () => {
  const body = JSON.stringify(aCallbackOfNewCall({ accountId: '9900001' }))
  const response = await handler({})(gatewayEvent({ body }))
  expect(response.statusCode).toBe(403)
  expect(JSON.parse(response.body ?? '')).toStrictEqual({
    error: expect.any(String) as unknown,
    violations: [{ path: 'accountId', expected: 'an account that is allowed here' }],
    quarantineId: expect.any(String) as unknown,
  })
})

describe('an unforeseen error is answered 500 with the request id and no detail, and observed', () => {
  test.each<[string, Partial<CallbackHandlerDeps>, object]>([
    ['a check of credentials that fails', { authorize: () => Promise.reject(secret) }, {}],
    ['an event that API Gateway would not send', {}, { rawQueryString: undefined, body: {} }],
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

describe('an observer that throws changes no answer', () => {
  const observe = { received: thrown, unauthorized: thrown, misdirected: thrown, failed: thrown }
  const overflow = { put: () => TE.left({ _tag: 'OverflowUnavailable' as const, cause: secret }) }
  const down = { store: { put: () => unavailable } }
  const warned = jest.spyOn(process, 'emitWarning').mockReturnValue()
  beforeEach(() => warned.mockClear())
  afterAll(() => {
    warned.mockRestore()
  })

  test.each<[number, string, Partial<CallbackHandlerDeps>]>([
    [204, 'a callback that is stored', {}],
    [204, 'a callback that waits in the overflow queue', down],
    [401, 'a callback without credentials', { authorize: () => Promise.resolve('unauthorized') }],
    [
      204,
      'a callback whose credentials nobody can check',
      { authorize: () => Promise.resolve('unverified') },
    ],
    [503, 'a callback that nothing takes', { ...down, overflow }],
    [500, 'anything unforeseen', { authorize: () => Promise.reject(secret) }],
  ])('%d: %s', async (statusCode, _, deps) => {
    const response = await handler({ ...deps, observe })(gatewayEvent({ body: understood }))
    expect(response.statusCode).toBe(statusCode)
  })

  test('the warning has the name of the error, and nothing of the callback', async () => {
    await handler({ observe })(gatewayEvent({ body: understood }))
    expect(warned.mock.calls).toStrictEqual([['An observer of callbacks failed: Error']])
  })
})
