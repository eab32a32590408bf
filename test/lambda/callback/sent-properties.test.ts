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

  test('two values under the same key are refused', () => {
    expect(decodePost('{"callId":"c-1","tag":"a","tag":"b"}')).toStrictEqual(
      E.left([{ path: 'tag', expected: 'one value, not several' }]),
    )
    expect(decodeGet('callId=c-1&callId=c-2')).toStrictEqual(
      E.left([{ path: 'callId', expected: 'one value, not several' }]),
    )
  })

  test.each(['{"callId":"c-1","tag":"a","tag":"a"}', '{"callId":"c-1","tag":null,"tag":"a"}'])(
    'one value twice under the same key is accepted: %s',
    body => {
      expect(decoded(body)).toStrictEqual({ properties: { callId: 'c-1', tag: 'a' } })
    },
  )
})

describe('thousands of values under one key', () => {
  test('are one violation, which fits into the quarantine', () => {
    const tags = Array.from({ length: 18_000 }, (_, i) => `,"tag":"${i}"`).join('')
    expect(decodePost(`{"callId":"c-1"${tags}}`)).toStrictEqual(
      E.left([{ path: 'tag', expected: 'one value, not several' }]),
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
