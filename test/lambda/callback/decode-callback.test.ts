import * as E from 'fp-ts/Either'
import { aFullCallback, decodePost, decoded, decodedQuery } from '../../support/callbacks/builders'

const TEXT = 'text'
const TIME = 'an ISO 8601 time such as 2022-06-17T22:19:40.375Z'
const PARTY = 'a phone number, SIP URI or other text'
const CALL_ID = 'text of 1 to 2048 bytes of UTF-8'

describe('a callback needs no more than a call id', () => {
  test('in either spelling', () => {
    expect(decoded({ callId: 'c-1' })).toStrictEqual({ properties: { callId: 'c-1' } })
    expect(decoded({ call_id: 'c-1' })).toStrictEqual({ properties: { callId: 'c-1' } })
  })

  test.each([
    [{}],
    [{ callId: null }],
    [{ callId: '' }],
    [{ callId: ' ' }],
    [{ CallId: 'c-1' }],
    [{ conferenceId: 'conf-1' }],
  ])('%j has none', body => {
    expect(decodePost(body)).toStrictEqual(E.left([{ path: 'callId', expected: CALL_ID }]))
  })
})

test.each([
  ['call_id', ['c-1'], CALL_ID],
  ['callId', 'x'.repeat(2049), CALL_ID],
  ['eventType', 'x'.repeat(901), 'text of at most 900 bytes of UTF-8'],
  ['startTime', 'yesterday', TIME],
  ['start_time', 'yesterday', TIME],
  ['endTime', 1655504380, TIME],
  ['answer_time', '2023-02-29T00:00:00Z', TIME],
  ['eventTime', true, TIME],
  ['transfer_to', {}, PARTY],
  ['account_id', [9900000], TEXT],
  ['tag', ['a'], TEXT],
  ['errorMessage', { text: 'a' }, TEXT],
  ['privacy', [true], 'true or false'],
  ['sip_response_code', { code: 486 }, 'a whole number such as 486'],
])('%s cannot be %j: the violation names it as it was sent', (key, value, expected) => {
  const callId = /^call_?id$/i.test(key) ? {} : { callId: 'c-1' }
  expect(decodePost({ ...callId, [key]: value })).toStrictEqual(E.left([{ path: key, expected }]))
})

test('all violations are reported at once', () => {
  expect(decodePost({ start_time: 1, endTime: 2, tag: [3] })).toStrictEqual(
    E.left([
      { path: 'callId', expected: CALL_ID },
      { path: 'start_time', expected: TIME },
      { path: 'endTime', expected: TIME },
      { path: 'tag', expected: TEXT },
    ]),
  )
})

test.each([
  ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'text in UTF-8'],
  ['half a character', Buffer.from('{"callId":"é"}').subarray(0, 12), 'text in UTF-8'],
  ['nothing', '', 'a JSON object'],
  ['half an object', '{"callId":"c-1"', 'a JSON object'],
  ['an array, as for messages', '[{"callId":"c-1"}]', 'a JSON object'],
  ['a form', 'callId=c-1', 'a JSON object'],
  ['null', 'null', 'a JSON object'],
])('a body that is %s is refused as a whole', (_, body, expected) => {
  expect(decodePost(body)).toStrictEqual(E.left([{ path: '', expected }]))
})

test('a byte order mark before the JSON is ignored', () => {
  expect(decoded('\ufeff{"callId":"c-1"}')).toStrictEqual({ properties: { callId: 'c-1' } })
})

describe('asSent holds the original text of what normalization changed, and nothing else', () => {
  test('nothing was changed', () => {
    expect(decoded(aFullCallback())).not.toHaveProperty('asSent')
  })

  test.each([
    ['a time', 'endTime', '2026-03-14T10:26+01:00', '2026-03-14T09:26:00.000Z'],
    ['a number', 'from', '+1 (555) 555-0100', '+15555550100'],
    ['white space', 'tag', '  vip ', 'vip'],
    ['an event type', 'eventType', ' disconnect', 'disconnect'],
    ['half a surrogate pair', 'errorMessage', 'a\ud83d', 'a\ufffd'],
    ['the case of a word', 'privacy', 'TRUE', true],
  ])('%s was', (_, name, sent, stored) => {
    expect(decoded({ callId: 'c-1', [name]: sent })).toStrictEqual({
      properties: { callId: 'c-1', [name]: stored },
      asSent: { [name]: sent },
    })
  })

  test('a number had another spelling', () => {
    expect(decoded('{"callId":"c-1","sipResponseCode":4.860e2}')).toStrictEqual({
      properties: { callId: 'c-1', sipResponseCode: 486 },
      asSent: { sipResponseCode: '4.860e2' },
    })
  })

  test('white space alone is no value, but it is kept', () => {
    expect(decoded({ callId: 'c-1', tag: ' \t' })).toStrictEqual({
      properties: { callId: 'c-1' },
      asSent: { tag: ' \t' },
    })
  })

  test('in either spelling, it has the camelCase name', () => {
    expect(decoded({ call_id: ' c-1', end_time: '2026-03-14T09:26Z' }).asSent).toStrictEqual({
      callId: ' c-1',
      endTime: '2026-03-14T09:26Z',
    })
  })
})

test('a query string gives the same callback as a body', () => {
  const { privacy, ...rest } = aFullCallback({ sipResponseCode: 486 })
  const query = new URLSearchParams({ ...(rest as Record<string, string>), privacy: String(privacy) })
  expect(decodedQuery(query.toString())).toStrictEqual(decoded({ ...rest, privacy }))
})
