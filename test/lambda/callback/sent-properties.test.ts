import * as E from 'fp-ts/Either'
import { decodeGet, decodePost, decoded, decodedQuery } from '../../support/callbacks/builders'

describe('the same property, sent twice', () => {
  test('in both spellings: the camelCase value counts, and the other is kept', () => {
    expect(decoded({ call_id: 'c-2', callId: 'c-1' })).toStrictEqual({
      properties: { callId: 'c-1' },
      extra: '{"call_id":"c-2"}',
    })
  })

  test.each([
    [{ callId: 'c-1', call_id: 'c-1' }],
    [{ callId: null, call_id: 'c-1' }],
    [{ callId: '', call_id: 'c-1' }],
    [{ callId: 'c-1', call_id: null }],
  ])('%j gives one value', body => {
    expect(decoded(body)).toStrictEqual({ properties: { callId: 'c-1' } })
  })

  test.each([
    ['"tag":"a","tag":"b"', { tag: 'b' }, '{"tag":"a"}'],
    ['"tag":"a","tag":"b","tag":null,"tag":" "', { tag: 'b' }, '{"tag":"a"}'],
    ['"tag":"a","tag":"b","tag":"c","tag":"b","tag":"c"', { tag: 'c' }, '{"tag":["a","b"]}'],
    ['"tag":1.0,"tag":true', { tag: 'true' }, '{"tag":1.0}'],
    ['"cause":["busy"],"cause":"busy"', { cause: 'busy' }, '{"cause":["busy"]}'],
    [
      '"endTime":"soon","endTime":"2026-03-14T09:26:53.589Z"',
      { endTime: '2026-03-14T09:26:53.589Z' },
      '{"endTime":"soon"}',
    ],
    [
      '"callUrl":"a","call_url":"b","callUrl":"c","call_url":"d"',
      { callUrl: 'c' },
      '{"callUrl":"a","call_url":["b","d"]}',
    ],
    ['"call_url":"a","call_url":"b","callUrl":null', { callUrl: 'b' }, '{"call_url":"a"}'],
  ])(
    'under the same key: the last value counts, and the others are kept: %s',
    (members, properties, extra) => {
      expect(decoded(`{"callId":"c-1",${members}}`)).toStrictEqual({
        properties: { callId: 'c-1', ...properties },
        extra,
      })
    },
  )

  test('as parameters of a query string: the last value counts, and the others are kept', () => {
    expect(decodedQuery('callId=c-1&tag=a&tag=b&tag=null')).toStrictEqual({
      properties: { callId: 'c-1', tag: 'b' },
      extra: '{"tag":"a"}',
    })
  })

  test.each([
    ['callId', 'c-2', 'c-3'],
    ['call_id', 'c-2', 'c-3'],
    ['eventType', 'answer', 'disconnect'],
    ['event_time', '2026-03-14T09:26:53Z', '2026-03-14T09:26:54Z'],
  ])('two values of %s are refused, since it could be another event', (key, first, second) => {
    const refused = E.left([{ path: key, expected: 'one value, not several' }])
    const callId = /^call_?id$/i.test(key) ? '' : '"callId":"c-1",'
    expect(decodePost(`{${callId}"${key}":"${first}","${key}":"${second}"}`)).toStrictEqual(refused)
    expect(decodeGet(`${callId && 'callId=c-1&'}${key}=${first}&${key}=${second}`)).toStrictEqual(refused)
  })

  test.each(['{"callId":"c-1","tag":"a","tag":"a"}', '{"callId":"c-1","tag":null,"tag":"a"}'])(
    'one value twice under the same key is accepted: %s',
    body => {
      expect(decoded(body)).toStrictEqual({ properties: { callId: 'c-1', tag: 'a' } })
    },
  )
})

describe('thousands of values under one key', () => {
  test('are kept, except for the last one, which counts', () => {
    const tags = Array.from({ length: 18_000 }, (_, i) => `,"tag":"${i}"`).join('')
    expect(decoded(`{"callId":"c-1"${tags}}`)).toMatchObject({
      properties: { tag: '17999' },
      extra: expect.stringMatching(/^\{"tag":\["0",.*,"17998"\]\}$/) as unknown,
    })
  })

  test('are one violation if they identify the event, which fits into the quarantine', () => {
    const callIds = Array.from({ length: 18_000 }, (_, i) => `"callId":"${i}"`).join(',')
    expect(decodePost(`{${callIds}}`)).toStrictEqual(
      E.left([{ path: 'callId', expected: 'one value, not several' }]),
    )
  })

  test('are one value if they are equal', () => {
    expect(decoded(`{"callId":"c-1"${',"tag":"a"'.repeat(20_000)}}`).properties.tag).toBe('a')
  })
})

test('any number of values under two spellings is kept', () => {
  const query = Array.from({ length: 300_000 }, (_, i) => `call_url=${i}`).join('&')
  expect(decodedQuery(`callId=c-1&callUrl=a&${query}`)).toMatchObject({
    properties: { callUrl: 'a' },
    extra: expect.stringMatching(/^\{"call_url":\["0",.*,"299999"\]\}$/) as unknown,
  })
})

test('a SIP response code of -0 is 0, as DynamoDB stores it', () => {
  expect(decoded('{"callId":"c-1","sipResponseCode":-0}').properties.sipResponseCode).toBe(0)
})
