import * as E from 'fp-ts/Either'
import type { StoreError } from '../../../lambda/disconnect/store'
import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import { recordOf } from '../../support/callbacks/builders'
import type { Call } from '../../../lambda/report/call'
import type { CallReader, Chunk } from '../../../lambda/report/reader'
import { readCalls, type Reading } from '../../../lambda/report/read-calls'
import { callOf } from '../../support/report/readings'

const SINCE = '2026-03-04T00:00:00.000Z' as Timestamp
const UNTIL = '2026-03-04T12:00:00.000Z' as Timestamp

const aCallOf = (startTime: string, endTime: string): Call =>
  callOf(recordOf({ callId: 'c-1', startTime, answerTime: startTime, endTime, cause: 'hangup' }))

const SHORT = aCallOf('2026-03-04T10:00:00.000Z', '2026-03-04T10:01:00.000Z')
const UP_AT_END = aCallOf('2026-03-04T11:59:00.000Z', '2026-03-04T12:30:00.000Z')

type Asked = { readonly since: unknown; readonly until: unknown; readonly startedBefore: unknown }

/** Answers with some calls, and then with those of the time after the period. */
const reading = async (
  now: string,
  { first = [SHORT], then = [UP_AT_END] }: { first?: readonly Call[]; then?: readonly Call[] } = {},
) => {
  const asked: Asked[] = []
  const reader: CallReader = async function* ({ since, until }, { startedBefore }) {
    asked.push({ since, until, startedBefore })
    const calls = asked.length === 1 ? first : then
    yield await Promise.resolve(
      E.right<StoreError, Chunk>({ calls, unreadable: 2, readUnits: 0.5, reachedMs: 0 }),
    )
  }
  let last: Reading | undefined
  const question = { since: SINCE, until: UNTIL, order: 'newest' as const }
  for await (const read of readCalls(reader, question, ['cause'], now as Timestamp))
    if (E.isRight(read)) last = read.right
  return { asked, last }
}

test('after its end, a period is read on for a day, for calls that were up then', async () => {
  const { asked, last } = await reading('2026-03-09T00:00:00.000Z')
  expect(asked).toStrictEqual([
    { since: SINCE, until: UNTIL, startedBefore: undefined },
    { since: UNTIL, until: '2026-03-05T12:00:00.000Z', startedBefore: UNTIL },
  ])
  expect([last?.calls.length, last?.after.length]).toStrictEqual([1, 1])
  expect(last).toMatchObject({ unreadable: 2, readUnits: 1, reachedMs: -Infinity, atLeast: false })
})

test('a period that ends now is not read on, and its peak is at least what is known', async () => {
  const { asked, last } = await reading(UNTIL)
  expect(asked).toHaveLength(1)
  expect(last?.atLeast).toBe(true)
})

test.each([
  ['2026-03-04T12:59:59.000Z', true],
  ['2026-03-04T13:00:00.000Z', false],
])(
  'asked for at %s, a period of short calls has a peak of at least what is known: %s',
  async (now, atLeast) => {
    expect((await reading(now)).last?.atLeast).toBe(atLeast)
  },
)

test('where calls are longer than an hour, more may still be up for as long', async () => {
  const long = aCallOf('2026-03-04T03:00:00.000Z', '2026-03-04T06:00:00.000Z')
  expect((await reading('2026-03-04T14:59:00.000Z', { first: [long] })).last?.atLeast).toBe(true)
  expect((await reading('2026-03-04T15:00:00.000Z', { first: [long] })).last?.atLeast).toBe(false)
})

test('a failure of the database is the last that is read', async () => {
  const failure: StoreError = { _tag: 'StoreUnavailable', cause: new Error('gone') }
  const reader: CallReader = async function* () {
    yield E.right<StoreError, Chunk>({ calls: [SHORT], unreadable: 0, readUnits: 0.5, reachedMs: 0 })
    yield await Promise.resolve(E.left(failure))
  }
  const read = []
  for await (const one of readCalls(
    reader,
    { since: SINCE, until: UNTIL, order: 'newest' },
    ['cause'],
    UNTIL,
  ))
    read.push(one._tag === 'Left' ? one.left : 'reading')
  expect(read).toStrictEqual(['reading', failure])
})
