import { isDeepStrictEqual } from 'node:util'
import * as TE from 'fp-ts/TaskEither'
import { presentedBy } from '../../../lambda/callback/authorize'
import { encodeDelivery } from '../../../lambda/callback/delivery-message'
import { saltedKey } from '../../../lambda/callback/url-key'
import type { CallId } from '../../../lambda/disconnect/identifiers'
import type { QuarantinedRequest } from '../../../lambda/intake/quarantine'
import { aDelivery } from '../../support/callbacks/builders'
import { deliveryOf, drainer, eventOf } from '../../support/lambda/drainer'
import { inMemoryDisconnectStore } from '../../support/lambda/in-memory-disconnect-store'

test('a drained delivery is stored with its original arrival time', async () => {
  const { store, observed, drain } = drainer()
  expect(await drain(eventOf(encodeDelivery(deliveryOf('c-1'))))).toStrictEqual({ batchItemFailures: [] })
  expect(await store.findByCall('c-1' as CallId)()).toMatchObject({
    right: { records: [{ callId: 'c-1', receivedAt: aDelivery().receivedAt, source: 'callback' }] },
  })
  expect(observed).toStrictEqual(['stored'])
})

test('a message that SQS delivers twice is stored once, or quarantined once', async () => {
  const { quarantined, observed, drain } = drainer()
  const odd = encodeDelivery(aDelivery({ body: 'not JSON' }))
  await drain(eventOf(encodeDelivery(deliveryOf('c-1')), odd))
  await drain(eventOf(encodeDelivery(deliveryOf('c-1')), odd))
  expect([...observed].sort()).toStrictEqual(['duplicate', 'quarantined', 'quarantined', 'stored'])
  expect(new Set(quarantined).size).toBe(1)
})

test('only the deliveries that fail stay in the queue', async () => {
  const real = inMemoryDisconnectStore()
  const { observed, drain } = drainer({
    store: {
      put: record => {
        if (record.callId === 'c-throws') throw new Error('defect')
        const down = record.callId === 'c-down'
        return down ? TE.left({ _tag: 'StoreUnavailable', cause: 'down' }) : real.put(record)
      },
    },
  })
  const messages = ['c-1', 'c-down', 'c-2', 'c-throws'].map(callId => encodeDelivery(deliveryOf(callId)))
  expect(await drain(eventOf(...messages, 'no delivery'))).toStrictEqual({
    batchItemFailures: ['message-1', 'message-3', 'message-4'].map(itemIdentifier => ({ itemIdentifier })),
  })
  expect(observed).toContain('StoreUnavailable message-1')
})

describe('a delivery whose credentials could not be checked on arrival', () => {
  const message = encodeDelivery({ ...deliveryOf('c-1'), authorization: 'Basic abc' })

  test('is stored without them once they are found to be right', async () => {
    const seen: unknown[] = []
    const { store, quarantined, drain } = drainer({
      authorize: presented => {
        seen.push(presented)
        return Promise.resolve('authorized')
      },
    })
    const odd = encodeDelivery({ ...aDelivery({ body: 'not JSON' }), authorization: 'Basic abc' })
    expect(await drain(eventOf(message, odd))).toStrictEqual({ batchItemFailures: [] })
    expect(await store.findByCall('c-1' as CallId)()).toMatchObject({
      right: { records: [{ callId: 'c-1' }] },
    })
    expect(seen).toStrictEqual([{ authorization: 'Basic abc' }, { authorization: 'Basic abc' }])
    expect(JSON.stringify(quarantined)).not.toContain('Basic')
  })

  test('is stored once its key is found to be right', async () => {
    const key = saltedKey('the-key')
    const keyed = encodeDelivery({ ...deliveryOf('c-2'), ...presentedBy(undefined, key) })
    const { store, drain } = drainer({
      authorize: presented =>
        Promise.resolve(isDeepStrictEqual(presented, { key }) ? 'authorized' : 'unauthorized'),
    })
    expect(await drain(eventOf(keyed))).toStrictEqual({ batchItemFailures: [] })
    expect(await store.findByCall('c-2' as CallId)()).toMatchObject({
      right: { records: [{ callId: 'c-2' }] },
    })
  })

  test('is quarantined if they are wrong, and not stored', async () => {
    const kept: QuarantinedRequest[] = []
    const { store, observed, drain } = drainer({
      authorize: () => Promise.resolve('unauthorized'),
      quarantine: { put: request => TE.fromIO(() => void kept.push(request)) },
    })
    expect(await drain(eventOf(message))).toStrictEqual({ batchItemFailures: [] })
    expect(await store.findByCall('c-1' as CallId)()).toStrictEqual({
      _tag: 'Right',
      right: { records: [], unreadable: 0 },
    })
    expect(observed).toStrictEqual(['unauthorized'])
    expect(kept).toMatchObject([{ violations: [{ path: 'Authorization' }], body: deliveryOf('c-1').body }])
    expect(JSON.stringify(kept)).not.toContain('Basic')
  })

  test.each(['unverified', 'throws'] as const)(
    'stays in the queue while nobody can tell: %s',
    async answer => {
      const { observed, drain } = drainer({
        authorize: () =>
          answer === 'throws' ? Promise.reject(new Error('defect')) : Promise.resolve(answer),
      })
      expect(await drain(eventOf(message))).toStrictEqual({
        batchItemFailures: [{ itemIdentifier: 'message-0' }],
      })
      expect(observed).toStrictEqual([
        `${answer === 'throws' ? 'Unforeseen' : 'CredentialsUnavailable'} message-0`,
      ])
    },
  )
})

test('an observer that throws leaves no stored delivery in the queue, and does not delay others', async () => {
  const thrown = (): never => {
    throw new Error('defect')
  }
  const warned = jest.spyOn(process, 'emitWarning').mockReturnValue()
  const { store, drain } = drainer({ observe: { drained: thrown, failed: thrown } })
  const messages = [encodeDelivery(deliveryOf('c-1')), 'no delivery']
  expect(await drain(eventOf(...messages))).toStrictEqual({
    batchItemFailures: [{ itemIdentifier: 'message-1' }],
  })
  expect(await store.findByCall('c-1' as CallId)()).toMatchObject({ right: { records: [{ callId: 'c-1' }] } })
  expect(warned).toHaveBeenCalledTimes(2)
  warned.mockRestore()
})
