import type { SQSRecord } from 'aws-lambda'
import * as TE from 'fp-ts/TaskEither'
import { encodeDelivery } from '../../../lambda/callback/delivery-message'
import { deliveryOf, drainer, eventOf } from '../../support/lambda/drainer'
import { virtualClock } from '../../support/lambda/virtual-clock'

test('a delivery that is not stored within 15 seconds stays in the queue, but the others of its batch do not', async () => {
  const { clock, run } = virtualClock()
  const { store } = drainer()
  const { observed, drain } = drainer({
    clock,
    store: {
      put: record => (record.callId === 'c-hangs' ? () => new Promise(() => undefined) : store.put(record)),
    },
  })
  const event = eventOf(encodeDelivery(deliveryOf('c-hangs')), encodeDelivery(deliveryOf('c-1')))
  expect(await run(() => drain(event))).toStrictEqual({
    batchItemFailures: [{ itemIdentifier: 'message-0' }],
  })
  expect([observed, clock.now()]).toStrictEqual([['stored', 'TooSlow message-0'], 15_000])
})

test('a delivery may be stored if the database was asked before, or if the queue delivers it again', async () => {
  const seen: unknown[] = []
  const { drain } = drainer({
    store: {
      put: (_, options) => {
        seen.push(options?.mayBeStored)
        return TE.right('stored')
      },
    },
  })
  const [fresh, asked] = [deliveryOf('c-1'), { ...deliveryOf('c-1'), mayBeStored: true as const }]
  const { Records } = eventOf(...[fresh, asked, fresh, fresh].map(encodeDelivery))
  const attributes = [{}, {}, { ApproximateReceiveCount: '1' }, { ApproximateReceiveCount: '2' }]
  await drain({
    Records: Records.map((record, i) => ({ ...record, attributes: attributes[i] }) as SQSRecord),
  })
  expect(seen).toStrictEqual([false, true, false, true])
})
