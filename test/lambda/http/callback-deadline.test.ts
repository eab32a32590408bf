import * as E from 'fp-ts/Either'
import * as TE from 'fp-ts/TaskEither'
import { callbackHandler, type CallbackHandlerDeps } from '../../../lambda/http/callback-handler'
import { circuitBreaker } from '../../../lambda/intake/circuit-breaker'
import { aCallbackOfNewCall } from '../../support/callbacks/builders'
import { gatewayEvent } from '../../support/lambda/gateway-event'
import { virtualClock } from '../../support/lambda/virtual-clock'
import { silent } from '../../support/twin/twin'

const EVENT = gatewayEvent({ body: JSON.stringify(aCallbackOfNewCall()) })
const ARRIVAL = EVENT.requestContext.timeEpoch

const unavailable = { put: () => TE.left({ _tag: 'StoreUnavailable' as const, cause: 'down' }) }
const hanging = { put: () => () => new Promise<never>(() => undefined) }

/** The status of the answer and its time, if the function starts `age` milliseconds after the gateway received the request. */
const answerTo = async (
  age: number,
  deps: (virtual: ReturnType<typeof virtualClock>) => Partial<CallbackHandlerDeps>,
) => {
  const startedAt = ARRIVAL + age
  const virtual = virtualClock(startedAt)
  const { clock, run } = virtual
  const receive = callbackHandler({
    authorize: () => Promise.resolve('authorized'),
    store: unavailable,
    quarantine: unavailable,
    allowsAccount: () => true,
    overflow: { put: () => TE.left({ _tag: 'OverflowUnavailable' as const, cause: 'down' }) },
    breaker: circuitBreaker(clock),
    clock,
    patience: { databaseMs: 2_000, deliveryMs: 8_000 },
    observe: silent,
    ...deps(virtual),
  })
  const { statusCode } = await run(() => receive(EVENT))
  return { statusCode, tookMs: clock.now() - startedAt }
}

test('the time for the database includes the time that the credentials took', async () => {
  const { statusCode, tookMs } = await answerTo(0, ({ sleep }) => ({
    authorize: () => sleep(1_500).then(() => 'authorized' as const),
    store: hanging,
    overflow: { put: () => TE.right(undefined) },
  }))
  expect([statusCode, tookMs]).toStrictEqual([204, 2_000])
})

describe('a callback has 8 seconds from its arrival at the gateway', () => {
  test.each([
    ['it came at once', 0, 8_000],
    ['a function had to be started for it', 2_000, 6_000],
    ['the clocks differ', -5_000, 8_000],
    ['the function was frozen before it began', 60_000, 8_000],
  ])('%s', async (_, age, expectedMs) => {
    const { statusCode, tookMs } = await answerTo(age, () => ({}))
    expect(statusCode).toBe(503)
    expect(Math.abs(tookMs - expectedMs)).toBeLessThan(700)
  })
})

describe('a function that was frozen until its deadline had passed', () => {
  test('before it asked the database, still gives the queue a second', async () => {
    const { statusCode } = await answerTo(0, ({ jump, sleep }) => ({
      authorize: () => {
        jump(60_000)
        return Promise.resolve('authorized')
      },
      overflow: { put: () => () => sleep(900).then(() => E.right(undefined)) },
    }))
    expect(statusCode).toBe(204)
  })

  test.each(['database', 'queue'])(
    'while it asked the queue, asks both again: the %s takes it',
    async taker => {
      let isFrozen = false
      const { statusCode } = await answerTo(0, ({ jump }) => ({
        store: {
          put: () => (isFrozen && taker === 'database' ? TE.right('stored') : unavailable.put()),
        },
        overflow: {
          put: () => {
            if (isFrozen && taker === 'queue') return TE.right(undefined)
            isFrozen = true
            jump(60_000)
            return () => new Promise<never>(() => undefined)
          },
        },
      }))
      expect(statusCode).toBe(204)
    },
  )
})

test('a callback whose credentials cannot be checked is sent to the queue until it takes it', async () => {
  let offered = 0
  const { statusCode, tookMs } = await answerTo(0, ({ clock }) => ({
    authorize: () => Promise.resolve('unverified'),
    overflow: {
      put: () => {
        offered++
        return clock.now() - ARRIVAL < 5_000
          ? TE.left({ _tag: 'OverflowUnavailable' as const, cause: 'down' })
          : TE.right(undefined)
      },
    },
  }))
  expect(statusCode).toBe(204)
  expect(offered).toBeGreaterThan(10)
  expect(tookMs).toBeLessThan(5_500)
})
