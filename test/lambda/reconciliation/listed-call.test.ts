import * as E from 'fp-ts/Either'
import { listedCall, type ListedCall } from '../../../lambda/reconciliation/listed-call'
import type { Violation } from '../../../lambda/codec/decode'
import { RECEIVED_AT } from '../../support/callbacks/builders'
import { aRow } from '../../support/reconciliation/rows'

const read = (row: object): E.Either<readonly Violation[], ListedCall> =>
  listedCall(JSON.stringify(row), RECEIVED_AT)

const recordOf = (row: object) => {
  const call = read(row)
  if (E.isLeft(call) || call.right._tag !== 'ended') throw new Error('not an ended call')
  return call.right.record
}

test('the record of an ended call has what a callback would have told, and the rest of the row in extra', () => {
  const row = aRow({ identity: 'an identity header' })
  expect(recordOf(row)).toStrictEqual({
    callId: row['callId'],
    eventType: 'disconnect',
    accountId: '9900000',
    applicationId: '3f2b8c1d-4a5e-4f60-8b7a-9c0d1e2f3a4b',
    from: '+15555550100',
    to: '+15555550101',
    direction: 'outbound',
    startTime: '2026-03-04T10:00:00.000Z',
    answerTime: '2026-03-04T10:00:05.000Z',
    endTime: '2026-03-04T10:01:30.000Z',
    cause: 'hangup',
    causeClass: 'normal',
    answered: true,
    ringMs: 5_000,
    talkMs: 85_000,
    totalMs: 90_000,
    extra: '{"identity":"an identity header","lastUpdate":"2026-03-04T10:01:30.250Z","state":"disconnected"}',
    receivedAt: RECEIVED_AT,
    source: 'reconciled',
  })
})

test.each(['queued', 'initiated', 'answered', 'open'])('a call in the state %s has not ended', state => {
  expect(read(aRow({ state, endTime: null }))).toStrictEqual(E.right({ _tag: 'open' }))
})

test('the B-leg of a transfer sends no disconnect callback', () => {
  expect(read(aRow({ parentCallId: 'c-parent' }))).toStrictEqual(E.right({ _tag: 'B-leg' }))
})

test('a state that is not known yet, a new cause and new members are taken as they are', () => {
  const record = recordOf(aRow({ state: 'archived', disconnectCause: 'brand-new', someday: 12345678901 }))
  expect(record).toMatchObject({ cause: 'brand-new', causeClass: 'unrecognized' })
  expect(record.extra).toContain('"someday":12345678901')
})

test('whatever a row says of an event, its record is the end of the call, which the next run finds', () => {
  expect(recordOf(aRow({ eventType: 'answer', event_type: 'dtmf' }))).toMatchObject({
    eventType: 'disconnect',
    source: 'reconciled',
  })
})

test('every digit of a number that is not known is kept', () => {
  const json = JSON.stringify(aRow()).replace('"stirShaken":null', '"stirShaken":12345678901234567890')
  const call = listedCall(json, RECEIVED_AT)
  expect(E.isRight(call) && call.right._tag === 'ended' && call.right.record.extra).toContain(
    '"stirShaken":12345678901234567890',
  )
})

test.each([
  ['no object', [], [{ path: '', expected: 'a JSON object' }]],
  ['no call id', aRow({ callId: null }), [{ path: 'callId', expected: expect.any(String) as string }]],
  [
    'no end though the call has ended',
    aRow({ endTime: null }),
    [{ path: 'endTime', expected: 'the time at which the call ended' }],
  ],
  [
    'an end that is no time',
    aRow({ endTime: 'soon' }),
    [{ path: 'endTime', expected: expect.any(String) as string }],
  ],
])('a row with %s cannot be read, and the violation names no value', (_, row, violations) => {
  expect(read(row)).toStrictEqual(E.left(violations))
})
