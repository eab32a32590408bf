import * as E from 'fp-ts/Either'
import { decodeGet, decodePost, decoded, decodedQuery } from '../../support/callbacks/builders'

test.each([
  ['callId', '17', '17'],
  ['call_id', 'false', 'false'],
  ['accountId', '9900000', '9900000'],
  ['account_id', '12345678901234567890', '12345678901234567890'],
  ['from', '15555550100', '15555550100'],
  ['tag', '12345.0', '12345.0'],
  ['tag', '1e3', '1e3'],
  ['tag', '-0', '-0'],
  ['tag', 'true', 'true'],
  ['eventType', '7', '7'],
  ['cause', '17', '17'],
  ['direction', 'false', 'false'],
  ['callUrl', '0.10', '0.10'],
])('a number or boolean where text belongs is that text, with every digit: %s %s', (key, json, text) => {
  const isCallId = /^call_?id$/i.test(key)
  const name = key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
  expect(decoded(`{${isCallId ? '' : '"callId":"c-1",'}"${key}": ${json}}`)).toStrictEqual({
    properties: { callId: 'c-1', [name]: text },
  })
})

test('a number is too long for a call id as text would be', () => {
  expect(E.isLeft(decodePost(`{"callId":${'1'.repeat(2049)}}`))).toBe(true)
})

test.each([
  ['sipResponseCode', '"486 Busy"', '486 Busy'],
  ['sip_response_code', '486.50', '486.50'],
  ['sipResponseCode', '1e400', '1e400'],
  ['sipResponseCode', 'true', 'true'],
  ['sipResponseCode', '"undefined"', 'undefined'],
  ['privacy', '"yes"', 'yes'],
  ['privacy', '1', '1'],
  ['privacy', '"undefined"', 'undefined'],
])(
  'a number or boolean that cannot be read is left out, and kept as it was sent: %s %s',
  (key, json, text) => {
    const name = key === 'privacy' ? 'privacy' : 'sipResponseCode'
    expect(decoded(`{"callId":"c-1","${key}":${json}}`)).toStrictEqual({
      properties: { callId: 'c-1' },
      asSent: { [name]: text },
    })
  },
)

test('null in a query string is no value, as in a body; null as text in a body is text', () => {
  expect(decodedQuery('callId=c-1&tag=null&answerTime=null&privacy=null&from=null&to=+null')).toStrictEqual({
    properties: { callId: 'c-1', to: 'null' },
    asSent: { tag: 'null', answerTime: 'null', privacy: 'null', from: 'null', to: ' null' },
  })
  expect(E.isLeft(decodeGet('callId=null'))).toBe(true)
  expect(decoded({ callId: 'c-1', tag: 'null' }).properties.tag).toBe('null')
})

test('null of an unknown parameter of a query string is its text, also in the callback URL', () => {
  expect(decodedQuery('callId=c-1&campaign=null').extra).toBe('{"campaign":"null"}')
  expect(decoded({ callId: 'c-1' }, 'tag=null').extra).toBe('{"tag":"null"}')
})
