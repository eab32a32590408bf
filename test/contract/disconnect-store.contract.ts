import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { DisconnectStore } from '../../lambda/question/reader'
import type { CallId } from '../../lambda/disconnect/identifiers'
import { eventKey } from '../../lambda/disconnect/identity'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { aCallbackOfNewCall, newCallId, recordOf, type WireBody } from '../support/callbacks/builders'

const record = (overrides: WireBody = {}, receivedAtMs = 1_772_618_491_000): Disconnect => ({
  ...recordOf(aCallbackOfNewCall(overrides)),
  receivedAt: timestampOf(receivedAtMs),
})

/** The contract of every store of disconnects. Each engine runs this suite. */
export const disconnectStoreContract = (name: string, makeStore: () => DisconnectStore): void => {
  describe(`the disconnect store on ${name}`, () => {
    let store: DisconnectStore
    beforeEach(() => {
      store = makeStore()
    })

    const put = async (input: Disconnect) => store.put(input)()
    const find = async (callId: string): Promise<readonly Disconnect[]> =>
      pipe(
        await store.findByCall(callId as CallId)(),
        E.map(({ records }) => records),
        E.getOrElse((): readonly Disconnect[] => {
          throw new Error('findByCall failed')
        }),
      )

    test('returns a record with every attribute that was put', async () => {
      const stored = record({
        unknown: { deep: [12345678901234567890n.toString()] },
        startTime: '2026-03-04T10:00Z',
      })
      expect(await put(stored)).toStrictEqual(E.right('stored'))
      expect(await find(stored.callId)).toStrictEqual([stored])
    })

    test('returns no record for an unknown call', async () => {
      expect(await find(newCallId())).toStrictEqual([])
    })

    test('keeps the first of two equal events, whenever the second one arrives', async () => {
      const first = record({}, 1_000)
      const second = record({ callId: first.callId }, 2_000)
      await put(first)
      expect(await put(second)).toStrictEqual(E.right('duplicate'))
      expect(await find(first.callId)).toStrictEqual([first])
    })

    test('stores a conflict beside the first record, as evidence', async () => {
      const first = record({ cause: 'hangup' })
      const second = record({ callId: first.callId, cause: 'error' })
      await put(first)
      expect(await put(second)).toStrictEqual(E.right('conflict'))
      expect(await find(first.callId)).toStrictEqual([first, { ...second, conflict: true }])
    })

    test('stores equal conflicts once, and each different one', async () => {
      const first = record({ cause: 'hangup' })
      const others = ['error', 'busy'].map(cause => record({ callId: first.callId, cause }))
      await put(first)
      for (const other of others) await put(other)
      for (const other of others) expect(await put(other)).toStrictEqual(E.right('duplicate'))
      expect(await find(first.callId)).toHaveLength(3)
    })

    test('stores one record for a thousand equal events that are put at the same time', async () => {
      const { callId } = record()
      // Each arrives at a different time: with equal times, a put that the SDK retries would count as stored.
      const equal = Array.from({ length: 1_000 }, (_, i) => record({ callId }, 1_772_618_491_000 + i))
      const results = await Promise.all(equal.map(put))
      expect(results.filter(result => E.isRight(result) && result.right === 'stored')).toHaveLength(1)
      expect(results.filter(result => E.isRight(result) && result.right === 'duplicate')).toHaveLength(999)
      const [found, ...others] = await find(callId)
      expect(equal).toContainEqual(found)
      expect(others).toStrictEqual([])
    }, 30_000)

    test('stores one of many contradicting events that are put at the same time, and all others as conflicts', async () => {
      const callId = newCallId()
      const tags = Array.from({ length: 20 }, (_, i) => `tag-${i}`)
      await Promise.all([...tags, ...tags].map(tag => put(record({ callId, tag }))))
      const found = await find(callId)
      expect(found.map(({ tag }) => String(tag)).sort()).toStrictEqual([...tags].sort())
      expect(found.filter(({ conflict }) => conflict !== true)).toHaveLength(1)
    })

    test('holds the same records whatever the order and number of deliveries', async () => {
      const events = fc.uniqueArray(
        fc.record({
          eventType: fc.constantFrom('disconnect', 'answer', 'dtmf', 'neverHeardOf'),
          eventTime: fc.constantFrom('2026-03-04T10:00:10.000Z', '2026-03-04T10:00:20.000Z'),
        }),
        { minLength: 1, maxLength: 6, selector: event => eventKey(event as unknown as Disconnect) },
      )
      await fc.assert(
        fc.asyncProperty(
          events.chain(sent =>
            fc.tuple(
              fc.constant(sent),
              fc.array(fc.constantFrom(...sent), { maxLength: 10 }).chain(again => {
                const all = [...sent, ...again]
                return fc.shuffledSubarray(all, { minLength: all.length })
              }),
            ),
          ),
          async ([once, deliveries]) => {
            const [a, b] = [newCallId(), newCallId()]
            for (const event of once) await put(record({ ...event, callId: a }))
            await Promise.all(deliveries.map(event => put(record({ ...event, callId: b }))))
            const withoutCall = (found: readonly Disconnect[]) => found.map(item => ({ ...item, callId: '' }))
            expect(withoutCall(await find(b))).toStrictEqual(withoutCall(await find(a)))
          },
        ),
        { numRuns: 25 },
      )
    })

    test('distinguishes events that recur in a call by their time', async () => {
      const callId = newCallId()
      const times = ['2026-03-04T10:00:10.000Z', '2026-03-04T10:00:20.000Z']
      for (const eventTime of times)
        expect(await put(record({ callId, eventType: 'dtmf', eventTime }))).toStrictEqual(E.right('stored'))
      expect((await find(callId)).map(({ eventTime }) => eventTime)).toStrictEqual(times)
    })

    test('returns the disconnect of a call before its other events', async () => {
      const callId = newCallId()
      for (const eventType of ['transferDisconnect', 'answer', 'disconnect'])
        await put(record({ callId, eventType, endTime: undefined }))
      expect((await find(callId))[0]?.eventType).toBe('disconnect')
    })

    test('accepts a tag of 4096 characters, a SIP URI of 2000 and a call id of 2048 bytes', async () => {
      const odd = record({
        callId: `${newCallId()}${'x'.repeat(2010)}`.slice(0, 2048),
        tag: 'ü'.repeat(4096),
        to: `sip:${'a'.repeat(1980)}@example.com`,
      })
      expect(await put(odd)).toStrictEqual(E.right('stored'))
      expect(await find(odd.callId)).toStrictEqual([odd])
    })

    test('returns all events of a call, even if they fill more than one page', async () => {
      const callId = newCallId()
      const tag = 'x'.repeat(200_000)
      for (let i = 0; i < 7; i++)
        await put(record({ callId, tag, eventType: 'gather', eventTime: `2026-03-04T10:00:0${i}Z` }))
      expect(await find(callId)).toHaveLength(7)
    })
  })
}
