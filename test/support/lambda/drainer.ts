import type { SQSEvent, SQSRecord } from 'aws-lambda'
import * as TE from 'fp-ts/TaskEither'
import { systemClock } from '../../../lambda/intake/clock'
import type { Delivery } from '../../../lambda/callback/delivery'
import { drainHandler, type DrainDeps } from '../../../lambda/sqs/drain-handler'
import { aCallback, aDelivery } from '../callbacks/builders'
import { inMemoryDisconnectStore } from './in-memory-disconnect-store'

export const eventOf = (...bodies: readonly string[]): SQSEvent => ({
  Records: bodies.map((body, i) => ({ messageId: `message-${i}`, body }) as SQSRecord),
})

export const deliveryOf = (callId: string): Delivery => aDelivery({ body: aCallback({ callId }) })

export const drainer = (deps: Partial<DrainDeps> = {}) => {
  const store = inMemoryDisconnectStore()
  const quarantined: string[] = []
  const observed: string[] = []
  const drain = drainHandler({
    store,
    quarantine: { put: ({ quarantineId }) => TE.fromIO(() => void quarantined.push(quarantineId)) },
    allowsAccount: () => true,
    authorize: () => Promise.resolve('authorized'),
    clock: systemClock,
    observe: {
      drained: ({ _tag }) => observed.push(_tag),
      failed: ({ _tag }, messageId) => observed.push(`${_tag} ${messageId}`),
    },
    ...deps,
  })
  return { store, quarantined, observed, drain }
}
