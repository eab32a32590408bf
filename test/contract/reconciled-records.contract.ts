import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type { Cause } from '../../lambda/disconnect/cause'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { CallId } from '../../lambda/disconnect/identifiers'
import { SOURCES } from '../../lambda/disconnect/source'
import type { DisconnectStore } from '../../lambda/question/reader'
import { aCallbackOfNewCall, newCallId, recordOf, type WireBody } from '../support/callbacks/builders'

const record = (overrides: WireBody = {}): Disconnect => recordOf(aCallbackOfNewCall(overrides))

/** What every store of disconnects does with reconciled records. */
export const reconciledRecordsContract = (name: string, makeStore: () => DisconnectStore): void => {
  describe(`reconciled records in the disconnect store on ${name}`, () => {
    let store: DisconnectStore
    beforeEach(() => {
      store = makeStore()
    })

    const put = async (input: Disconnect) => store.put(input)()
    const find = async (callId: string): Promise<readonly Disconnect[]> =>
      pipe(
        await store.findByCall(callId as CallId)(),
        E.match(
          () => [],
          ({ records }) => records,
        ),
      )

    const reconciled = (callId: string, overrides: WireBody = {}): Disconnect => ({
      ...record({ callId, tag: undefined, ...overrides }),
      source: SOURCES.reconciled,
    })

    test('replaces a reconciled record by the callback that comes later, with its tag, and keeps one record', async () => {
      const late = record({ tag: 'campaign-7' })
      await put(reconciled(late.callId))
      expect(await put(late)).toStrictEqual(E.right('completed'))
      expect(await find(late.callId)).toStrictEqual([late])
      expect(await put(late)).toStrictEqual(E.right('duplicate'))
    })

    test.each([
      ['cause', { cause: 'busy' }],
      ['end', { endTime: '2026-03-04T10:01:31.000Z' }],
      ['answer', { answerTime: undefined }],
    ])('says so if the callback has another %s than the reconciled record', async (_, other) => {
      const late = record()
      await put(reconciled(late.callId, other))
      expect(await put(late)).toStrictEqual(E.right('corrected'))
      expect(await find(late.callId)).toStrictEqual([late])
    })

    test('leaves a callback as it is if its call is reconciled later, whatever the list tells', async () => {
      const callback = record()
      await put(callback)
      expect(await put(reconciled(callback.callId, { cause: 'busy' }))).toStrictEqual(E.right('duplicate'))
      expect(await find(callback.callId)).toStrictEqual([callback])
    })

    test('keeps the first of two reconciled records, and no evidence', async () => {
      const first = reconciled(newCallId())
      expect(await put(first)).toStrictEqual(E.right('stored'))
      expect(await put({ ...first, cause: 'busy' as Cause })).toStrictEqual(E.right('duplicate'))
      expect(await find(first.callId)).toStrictEqual([first])
    })

    test('keeps a contradicting callback as evidence against the one that replaced a reconciled record', async () => {
      const first = record()
      const second = record({ callId: first.callId, cause: 'busy' })
      for (const one of [reconciled(first.callId), first]) await put(one)
      expect(await put(second)).toStrictEqual(E.right('conflict'))
      expect(await find(first.callId)).toStrictEqual([first, { ...second, conflict: true }])
    })
  })
}
