import { SOURCES } from '../../../lambda/disconnect/source'
import { normalize } from '../../../lambda/disconnect/normalize'
import {
  aFullCallback,
  aRecord,
  CALL_ID,
  RECEIVED_AT,
  recordOf,
  decoded,
} from '../../support/callbacks/builders'

test('a full disconnect as a record', () => {
  expect(recordOf(aFullCallback())).toStrictEqual({
    callId: CALL_ID,
    eventType: 'disconnect',
    eventTime: '2026-03-14T09:26:53.590Z',
    accountId: '9900000',
    applicationId: '3b0f6c52-8d4e-4a17-9f26-71c05e9ad348',
    from: '+15555550100',
    to: '+15555550101',
    direction: 'outbound',
    callUrl: `https://voice.bandwidth.com/api/v2/accounts/9900000/calls/${CALL_ID}`,
    enqueuedTime: '2026-03-14T09:24:58.100Z',
    startTime: '2026-03-14T09:25:00.250Z',
    answerTime: '2026-03-14T09:25:10.500Z',
    endTime: '2026-03-14T09:26:53.589Z',
    cause: 'application-error',
    errorMessage: 'The application closed the call before it was bridged',
    errorId: '8c2f6e1d-70b5-4c3a-a9d8-15e4f7b20c66',
    tag: 'campaign-7/customer-20417',
    privacy: false,
    answered: true,
    queueMs: 2150,
    ringMs: 10250,
    talkMs: 103089,
    totalMs: 113339,
    causeClass: 'application',
    receivedAt: RECEIVED_AT,
    source: 'callback',
  })
})

test('a callback with nothing but a call id', () => {
  expect(recordOf({ callId: 'c-1' })).toStrictEqual({
    callId: 'c-1',
    eventType: 'disconnect',
    answered: false,
    talkMs: 0,
    receivedAt: RECEIVED_AT,
    source: 'callback',
  })
})

test.each([
  ['an answer time, whatever the cause', { cause: 'timeout' }, true],
  ['no answer time, whatever the cause', { cause: 'hangup', answerTime: null }, false],
])('answered follows from %s', (_, overrides, answered) => {
  expect(aRecord(overrides).answered).toBe(answered)
})

test('extra and asSent become part of the record', () => {
  const callback = decoded({ callId: 'c-1', tag: ' a ', future: 1 })
  expect(normalize({ receivedAt: RECEIVED_AT, source: SOURCES.callback })(callback)).toMatchObject({
    tag: 'a',
    asSent: { tag: ' a ' },
    extra: '{"future":1}',
  })
})

describe('a time that means none', () => {
  const ZERO = '0001-01-01T00:00:00Z'

  test('is kept as it was sent, and the call was not answered', () => {
    const { answerTime, ringMs, asSent, ...record } = aRecord({ answerTime: ZERO })
    expect([answerTime, ringMs, asSent]).toStrictEqual([undefined, undefined, { answerTime: ZERO }])
    expect(record).toStrictEqual({ ...record, answered: false, talkMs: 0, totalMs: 113339 })
    expect(record).not.toHaveProperty('answerTime')
  })

  test('may be any of the times, in either spelling and in the form in which times are stored', () => {
    const stored = '0001-01-01T00:00:00.000Z'
    expect(
      recordOf({
        ...{ callId: 'c-1', eventType: 'dtmf', event_time: stored, enqueuedTime: ZERO },
        ...{ startTime: '1970-01-01T00:00Z', answerTime: ZERO, end_time: '1999-12-31T23:59:59Z' },
      }),
    ).toStrictEqual({
      callId: 'c-1',
      eventType: 'dtmf',
      answered: false,
      talkMs: 0,
      asSent: {
        eventTime: stored,
        enqueuedTime: ZERO,
        startTime: '1970-01-01T00:00Z',
        answerTime: ZERO,
        endTime: '1999-12-31T23:59:59Z',
      },
      receivedAt: RECEIVED_AT,
      source: 'callback',
    })
  })

  test('is also an answer more than 10 s outside the call', () => {
    const late = '2026-03-14T09:30:00.000Z'
    expect(aRecord({ answerTime: late })).toMatchObject({
      answered: false,
      talkMs: 0,
      asSent: { answerTime: late },
    })
    expect(aRecord({ answerTime: '2026-03-14T09:27:03.589Z' })).toMatchObject({
      answerTime: '2026-03-14T09:27:03.589Z',
      answered: true,
      ringMs: 113339,
      talkMs: 0,
    })
  })
})
