import { faultyDeliveries } from '../publication/faulty-deliveries'
import { aCallbackOfNewCall, type WireBody } from '../callbacks/builders'
import { eventually } from '../eventually'
import { basic, clientOf } from '../twin/twin'
import { deployedPublication } from './deployed-publication'
import { deployedStack } from './deployed-stack'
import { startCdk } from './deployment'
import type { ReceivedEvent } from './event-consumer'

const APP = 'node --import tsx test/support/aws/deploy-published-app.ts'

const AT_ONCE = 8

/** A stack that publishes ended calls, on the emulator, with a consumer of its events. */
export const startPublication = async () => {
  const { cdk, endpoint, stop } = await startCdk()
  const outputs = await cdk.deploy('--app', APP)
  const stack = await deployedStack(endpoint, outputs)
  const publication = await deployedPublication(endpoint, outputs.EventBusName ?? '')
  const bandwidth = clientOf(stack, basic(await stack.credentials()))

  /** Everything that the consumer has got. */
  const events: ReceivedEvent[] = []
  const receive = async (): Promise<void> => {
    events.push(...(await publication.receive()))
  }
  const eventsOf = (callId: unknown) => events.filter(({ detail }) => detail.callId === callId)
  const post = async (body: WireBody | string): Promise<number> => (await bandwidth.post(body)).status

  // The emulator begins with what it finds when it looks at the stream for the first time.
  await eventually(async () => {
    await post(aCallbackOfNewCall())
    await receive()
    return events.length > 0 || undefined
  }, 60_000)

  return {
    stack,
    publication,
    events,
    eventsOf,
    receive,
    post,
    published: (callId: unknown, count = 1, maxMs = 20_000): Promise<readonly ReceivedEvent[]> =>
      eventually(async () => {
        if (eventsOf(callId).length < count) await receive()
        const found = eventsOf(callId)
        return found.length >= count ? found : undefined
      }, maxMs),
    /** Posts what arrives for so many calls. @returns when the end of each was first answered 204, in milliseconds since 1970 */
    load: async (calls: number): Promise<ReadonlyMap<unknown, number>> => {
      const answeredAt = new Map<unknown, number>()
      let next = 0
      const worker = async (): Promise<void> => {
        for (let n = next++; n < calls; n = next++)
          for (const body of faultyDeliveries(n)) {
            const isStored = (await post(body)) === 204
            if (typeof body === 'string' || body['eventType'] !== 'disconnect' || !isStored) continue
            if (!answeredAt.has(body['callId'])) answeredAt.set(body['callId'], Date.now())
          }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, worker))
      return answeredAt
    },
    stop: async (): Promise<void> => {
      publication.close()
      stack.close()
      await stop()
    },
  }
}
