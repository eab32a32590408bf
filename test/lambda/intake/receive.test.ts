import * as E from 'fp-ts/Either'
import * as TE from 'fp-ts/TaskEither'
import { BODY_MAX_BYTES } from '../../../lambda/callback/delivery'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import type { AccountId } from '../../../lambda/disconnect/identifiers'
import type { PutResult } from '../../../lambda/disconnect/store'
import type { StoreError } from '../../../lambda/disconnect/store'
import type { QuarantinedRequest } from '../../../lambda/intake/quarantine'
import { receive } from '../../../lambda/intake/receive'
import { aCallback, aDelivery, aRecord } from '../../support/callbacks/builders'

const receiver = (
  result: E.Either<StoreError, PutResult> = E.right('stored'),
  allowsAccount = (accountId: AccountId): boolean => accountId !== '9900001',
) => {
  const kept: Disconnect[] = []
  const quarantined: QuarantinedRequest[] = []
  const run = receive({
    store: {
      put: record => {
        kept.push(record)
        return TE.fromEither(result)
      },
    },
    quarantine: {
      put: request => {
        quarantined.push(request)
        return TE.right(undefined)
      },
    },
    allowsAccount,
  })
  return { kept, quarantined, run }
}

test.each(['stored', 'duplicate', 'conflict'] as const)(
  'a callback that is decoded is stored: %s',
  async result => {
    const { kept, quarantined, run } = receiver(E.right(result))
    expect(await run(aDelivery())()).toStrictEqual(E.right({ _tag: result, record: aRecord() }))
    expect([kept, quarantined]).toStrictEqual([[aRecord()], []])
  },
)

test('a callback that cannot be decoded is quarantined, byte for byte', async () => {
  const { kept, quarantined, run } = receiver()
  const delivery = aDelivery({ body: Buffer.from([0, 0xff]), query: 'a=%FF', headers: { 'x-a': 'b' } })
  const violations = [{ path: '', expected: 'text in UTF-8' }]
  expect(await run(delivery)()).toStrictEqual(
    E.right({ _tag: 'quarantined', violations, quarantineId: '20260314T092654001Z-19f1064b619d49d3' }),
  )
  expect([kept, quarantined]).toStrictEqual([
    [],
    [{ ...delivery, quarantineId: '20260314T092654001Z-19f1064b619d49d3', violations }],
  ])
})

test('a body of 256 KB is decoded; a larger one is quarantined without decoding it', async () => {
  const { kept, quarantined, run } = receiver()
  const padded = (bytes: number) => aDelivery({ body: JSON.stringify(aCallback()).padEnd(bytes) })
  expect(await run(padded(BODY_MAX_BYTES))()).toMatchObject(E.right({ _tag: 'stored' }))
  expect(await run(padded(BODY_MAX_BYTES + 1))()).toStrictEqual(
    E.right({
      _tag: 'too-large',
      violations: [{ path: '', expected: 'a body of at most 262144 bytes' }],
      quarantineId: '20260314T092654001Z-19f1064b619d49d3',
    }),
  )
  expect([kept.length, quarantined.length]).toStrictEqual([1, 1])
})

test('a truncated body is not decoded, and is quarantined with the length and SHA-256 of the whole', async () => {
  const { kept, quarantined, run } = receiver()
  const truncatedFrom = { bytes: 5_000_000, sha256: 'ab'.repeat(32) }
  const violations = [
    { path: '', expected: 'a body of at most 262144 bytes; only its first 262144 bytes are kept' },
  ]
  const delivery = aDelivery({ truncatedFrom })
  const quarantineId = '20260314T092654001Z-19f1064b619d49d3'
  expect(await run(delivery)()).toStrictEqual(E.right({ _tag: 'too-large', violations, quarantineId }))
  expect([kept, quarantined]).toStrictEqual([[], [{ ...delivery, quarantineId, violations }]])
})

test('a record that DynamoDB will never accept is quarantined with a violation, and the cause is logged', async () => {
  const violations = [{ path: '', expected: 'a record of at most 400 KB' }]
  const error: StoreError = { _tag: 'RecordRefused', violations, cause: new Error('too large') }
  const { quarantined, run } = receiver(E.left(error))
  const quarantineId = '20260314T092654001Z-19f1064b619d49d3'
  expect(await run(aDelivery())()).toStrictEqual(
    E.right({ _tag: 'quarantined', violations, reason: error, quarantineId }),
  )
  expect(quarantined).toStrictEqual([{ ...aDelivery(), quarantineId, violations }])
})

test('a callback on which the code fails is quarantined, since another attempt would fail too', async () => {
  const defect = new Error('defect')
  const { kept, quarantined, run } = receiver(E.right('stored'), () => {
    throw defect
  })
  expect(await run(aDelivery())()).toStrictEqual(
    E.right({
      _tag: 'quarantined',
      violations: [{ path: '', expected: 'a callback that this version can read' }],
      reason: { _tag: 'Unforeseen', cause: defect },
      quarantineId: '20260314T092654001Z-19f1064b619d49d3',
    }),
  )
  expect([kept.length, quarantined.length]).toStrictEqual([0, 1])
})

test('a request whose headers or query string the quarantine refuses is kept without headers, with a violation', async () => {
  const quarantined: QuarantinedRequest[] = []
  const refused: StoreError = { _tag: 'RecordRefused', violations: [], cause: new Error('odd') }
  const run = receive({
    store: { put: () => TE.left(refused) },
    quarantine: {
      put: request => {
        if (!request.query.isWellFormed()) return TE.left(refused)
        quarantined.push(request)
        return TE.right(undefined)
      },
    },
    allowsAccount: () => true,
  })
  const delivery = aDelivery({ body: 'no JSON', query: 'odd=\ud800', headers: { 'x-a': 'b' } })
  expect(await run(delivery)()).toMatchObject(E.right({ _tag: 'quarantined' }))
  expect(quarantined).toMatchObject([
    {
      body: delivery.body,
      headers: {},
      query: 'odd=\\ud800',
      violations: [
        { path: '', expected: 'a JSON object' },
        {
          path: '',
          expected: expect.stringMatching(/^headers and a query string that DynamoDB takes/) as unknown,
        },
      ],
    },
  ])
})

test('if the store fails, the result is its failure', async () => {
  const error: StoreError = { _tag: 'StoreUnavailable', cause: new Error('down') }
  const { quarantined, run } = receiver(E.left(error))
  expect(await run(aDelivery())()).toStrictEqual(E.left(error))
  expect(quarantined).toStrictEqual([])
})

test('a callback of an account that is not allowed is quarantined; one without an account is stored', async () => {
  const { kept, quarantined, run } = receiver()
  const violations = [{ path: 'accountId', expected: 'an account that is allowed here' }]
  expect(await run(aDelivery({ body: aCallback({ accountId: '9900001' }) }))()).toMatchObject(
    E.right({ _tag: 'forbidden', violations }),
  )
  expect([kept.length, quarantined.length]).toStrictEqual([0, 1])
  expect(await run(aDelivery({ body: aCallback({ accountId: '' }) }))()).toMatchObject(
    E.right({ _tag: 'stored' }),
  )
})
