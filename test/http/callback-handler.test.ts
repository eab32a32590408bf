import * as TE from 'fp-ts/TaskEither'
import { callbackHandler, type CallbackHandlerDeps } from '../../lambda/http/callback-handler'
import type { Failure } from '../../lambda/http/failure'
import { gatewayEvent } from '../support/gateway-event'
import { inMemoryDisconnectStore } from '../support/in-memory-disconnect-store'
import { silent } from '../support/twin'
import { disconnectBody } from '../support/wire'

const failures: Failure[] = []
beforeEach(() => {
  failures.length = 0
})

const handler = (broken: Partial<CallbackHandlerDeps>) =>
  callbackHandler({
    authorize: () => Promise.resolve(true),
    store: inMemoryDisconnectStore(),
    quarantine: { put: () => TE.right(undefined) },
    newQuarantineId: () => 'quarantine-1',
    observe: { ...silent, failed: failure => failures.push(failure) },
    ...broken,
  })

const secret = new Error('secret detail')
const unavailable = TE.left({ _tag: 'StoreUnavailable' as const, cause: secret })
const thrown = (): never => {
  throw secret
}

describe('what goes wrong behind a callback is answered 500 with the request id and no detail, and observed', () => {
  test.each<[string, Partial<CallbackHandlerDeps>, string]>([
    ['credentials that cannot be read', { authorize: () => Promise.reject(secret) }, disconnectJson()],
    [
      'a store that fails',
      { store: { ...inMemoryDisconnectStore(), put: () => unavailable } },
      disconnectJson(),
    ],
    ['a store that throws', { store: { ...inMemoryDisconnectStore(), put: thrown } }, disconnectJson()],
    ['a quarantine that fails', { quarantine: { put: () => unavailable } }, 'not JSON'],
    ['a quarantine that throws', { quarantine: { put: thrown } }, 'not JSON'],
  ])('%s', async (_, broken, body) => {
    const response = await handler(broken)(gatewayEvent({ body }))
    expect(response.statusCode).toBe(500)
    expect(JSON.parse(response.body ?? '')).toStrictEqual({
      error: expect.any(String) as unknown,
      requestId: 'request-1',
    })
    expect(response.body).not.toContain('secret')
    expect(failures).toMatchObject([{ cause: secret }])
  })
})

function disconnectJson(): string {
  return JSON.stringify(disconnectBody())
}
