import * as fc from 'fast-check'
import { propertyOf } from '../../../lambda/callback/sent-properties'
import { PROPERTY_NAMES } from '../../../lambda/disconnect/properties'
import { inSnakeCase } from '../../support/callbacks/arbitraries'
import { RECEIVED_AT, recordOf, decoded } from '../../support/callbacks/builders'

/** The example on the page of Bandwidth's `DisconnectCallback` model, word for word. */
const MODEL_PAGE = {
  event_type: 'bridgeComplete',
  event_time: '2022-06-17T22:19:40.375Z',
  account_id: '9900000',
  application_id: '04e88489-df02-4e34-a0ee-27a91849555f',
  from: '+15555555555',
  to: '+15555555555',
  call_id: 'c-15ac29a2-1331029c-2cb0-4a07-b215-b22865662d85',
  direction: null,
  call_url:
    'https://voice.bandwidth.com/api/v2/accounts/9900000/calls/c-15ac29a2-1331029c-2cb0-4a07-b215-b22865662d85',
  enqueued_time: '2022-06-17T22:20Z',
  start_time: '2022-06-17T22:19:40.375Z',
  answer_time: '2022-06-17T22:20Z',
  end_time: '2022-06-17T22:20Z',
  cause: 'busy',
  error_message: 'Call c-2a913f94-6a486f3a-3cae-4034-bcc3-f0c9fa77ca2f is already bridged with another call',
  error_id: '4642074b-7b58-478b-96e4-3a60955c6765',
  tag: 'exampleTag',
}

const camelCase = (snakeCase: string): string =>
  snakeCase.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const inCamelCase: Record<string, unknown> = Object.fromEntries(
  Object.entries(MODEL_PAGE).map(([key, value]) => [camelCase(key), value]),
)

test('the example of the model page is decoded as it is', () => {
  expect(recordOf(MODEL_PAGE)).toStrictEqual({
    callId: MODEL_PAGE.call_id,
    eventType: 'bridgeComplete',
    eventTime: '2022-06-17T22:19:40.375Z',
    accountId: '9900000',
    applicationId: MODEL_PAGE.application_id,
    from: '+15555555555',
    to: '+15555555555',
    callUrl: MODEL_PAGE.call_url,
    enqueuedTime: '2022-06-17T22:20:00.000Z',
    startTime: '2022-06-17T22:19:40.375Z',
    answerTime: '2022-06-17T22:20:00.000Z',
    endTime: '2022-06-17T22:20:00.000Z',
    cause: 'busy',
    errorMessage: MODEL_PAGE.error_message,
    errorId: MODEL_PAGE.error_id,
    tag: 'exampleTag',
    answered: true,
    ringMs: 19625,
    talkMs: 0,
    totalMs: 19625,
    causeClass: 'callee',
    asSent: {
      direction: 'null',
      enqueuedTime: '2022-06-17T22:20Z',
      answerTime: '2022-06-17T22:20Z',
      endTime: '2022-06-17T22:20Z',
    },
    receivedAt: RECEIVED_AT,
    source: 'callback',
  })
})

test('the example in camelCase is the same record', () => {
  expect(recordOf(inCamelCase)).toStrictEqual(recordOf(MODEL_PAGE))
})

test('the example in any mixture of the two spellings is the same record', () => {
  const keys = Object.keys(MODEL_PAGE)
  fc.assert(
    fc.property(fc.subarray(keys), camelCased => {
      const mixed = Object.entries(MODEL_PAGE).map(([key, value]) => [
        camelCased.includes(key) ? camelCase(key) : key,
        value,
      ])
      expect(recordOf(Object.fromEntries(mixed))).toStrictEqual(recordOf(MODEL_PAGE))
    }),
  )
})

test.each(Object.keys(MODEL_PAGE).filter(key => key !== 'call_id'))(
  '%s may be missing, null or empty, and asSent says which of the last two',
  key => {
    const rest = Object.entries(MODEL_PAGE).filter(([other]) => other !== key)
    const without = decoded(Object.fromEntries(rest))
    expect(without.properties).not.toHaveProperty(camelCase(key))
    const given = (value: unknown) => ({
      ...without,
      asSent: { ...without.asSent, [camelCase(key)]: value },
    })
    expect(decoded({ ...MODEL_PAGE, [key]: null })).toStrictEqual(given('null'))
    expect(decoded({ ...MODEL_PAGE, [key]: '' })).toStrictEqual(given(''))
    expect(decoded({ ...inCamelCase, [camelCase(key)]: null })).toStrictEqual(given('null'))
  },
)

test('each property has its two spellings, and no two share one', () => {
  expect(
    Object.keys(inCamelCase).filter(name => !PROPERTY_NAMES.some(known => known === name)),
  ).toStrictEqual([])
  for (const name of PROPERTY_NAMES)
    expect([propertyOf(name), propertyOf(inSnakeCase(name))]).toStrictEqual([name, name])
  expect(propertyOf('transfer_caller_id')).toBe('transferCallerId')
})
