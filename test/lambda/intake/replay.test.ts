import * as E from 'fp-ts/Either'
import * as TE from 'fp-ts/TaskEither'
import type { StoreError } from '../../../lambda/disconnect/store'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import type { QuarantineEntry, Replayed } from '../../../lambda/intake/quarantine'
import { replay, type ReplayDeps } from '../../../lambda/intake/replay'
import { aCallback, aQuarantinedRequest, aRecord } from '../../support/callbacks/builders'
import { inMemoryDisconnectStore } from '../../support/lambda/in-memory-disconnect-store'

const NOW = '2026-04-01T00:00:00.000Z' as Timestamp

const anEntry = (body: unknown, overrides: Partial<QuarantineEntry> = {}): QuarantineEntry => ({
  ...aQuarantinedRequest({
    quarantineId: '20260314T092654001Z-19f1064b619d49d3',
    body: Buffer.from(JSON.stringify(body)),
  }),
  complete: true,
  ...overrides,
})

const replayer = (
  store = inMemoryDisconnectStore(),
  allowsAccount: ReplayDeps['allowsAccount'] = () => true,
) => {
  const marks: (readonly [string, Replayed])[] = []
  const run = replay({
    store,
    allowsAccount,
    quarantine: {
      markReplayed: (id, replayed) => {
        marks.push([id, replayed])
        return TE.right(undefined)
      },
    },
    now: () => NOW,
  })
  return { store, marks, run }
}

test('a request that can be decoded now is stored with its original arrival time, and marked', async () => {
  const { store, marks, run } = replayer()
  const entry = anEntry(aCallback())
  expect(await run(entry)()).toStrictEqual(E.right({ _tag: 'stored', record: aRecord() }))
  expect(marks).toStrictEqual([[entry.quarantineId, { at: NOW, result: 'stored' }]])
  expect(await run(entry)()).toStrictEqual(E.right({ _tag: 'duplicate', record: aRecord() }))
  expect(await store.findByCall(aRecord().callId)()).toStrictEqual(
    E.right({ records: [aRecord()], unreadable: 0 }),
  )
})

test.each([
  ['one that still cannot be decoded', anEntry({ cause: 'hangup' })],
  ['what lacks a part of its body', anEntry(aCallback(), { complete: false })],
  ['what is too large still', anEntry(aCallback({ tag: 'x'.repeat(300_000) }))],
])('%s stays as it is: neither stored nor noted nor put into quarantine again', async (_, entry) => {
  const { store, marks, run } = replayer()
  expect(await run(entry)()).toMatchObject(E.right({ quarantineId: entry.quarantineId }))
  expect(marks).toStrictEqual([])
  expect(await store.findByCall(aRecord().callId)()).toStrictEqual(E.right({ records: [], unreadable: 0 }))
})

test('a replay never stores a truncated request, and says how much of it is kept', async () => {
  const { store, marks, run } = replayer()
  const truncatedFrom = { bytes: 5_000_000, sha256: 'ab'.repeat(32) }
  const entry = anEntry(aCallback(), { complete: false, truncatedFrom })
  expect(await run(entry)()).toStrictEqual(
    E.right({
      _tag: 'too-large',
      violations: [
        { path: '', expected: 'a body of at most 262144 bytes; only its first 262144 bytes are kept' },
      ],
      quarantineId: entry.quarantineId,
    }),
  )
  expect(marks).toStrictEqual([])
  expect(await store.findByCall(aRecord().callId)()).toStrictEqual(E.right({ records: [], unreadable: 0 }))
})

test('if the store fails, the request is not marked', async () => {
  const error: StoreError = { _tag: 'StoreUnavailable', cause: new Error('down') }
  const { marks, run } = replayer({ ...inMemoryDisconnectStore(), put: () => TE.left(error) })
  expect(await run(anEntry(aCallback()))()).toStrictEqual(E.left(error))
  expect(marks).toStrictEqual([])
})

test('a replay never stores a request that had the wrong credentials', async () => {
  const { store, marks, run } = replayer()
  const violations = [{ path: 'Authorization', expected: 'the right credentials' }]
  expect(await run(anEntry(aCallback(), { violations }))()).toMatchObject(
    E.right({ _tag: 'quarantined', violations }),
  )
  expect(await store.findByCall(aRecord().callId)()).toStrictEqual(E.right({ records: [], unreadable: 0 }))
  expect(marks).toStrictEqual([])
})

test('a request of an account that is not allowed stays as it is until the account is allowed', async () => {
  const refused = replayer(undefined, () => false)
  expect(await refused.run(anEntry(aCallback()))()).toMatchObject(E.right({ _tag: 'forbidden' }))
  expect(refused.marks).toStrictEqual([])
  const allowed = replayer(refused.store, () => true)
  expect(await allowed.run(anEntry(aCallback()))()).toMatchObject(E.right({ _tag: 'stored' }))
})
