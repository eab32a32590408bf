import * as E from 'fp-ts/Either'
import * as t from 'io-ts'
import { decode, decodeJson } from '../../../lambda/codec/decode'
import { objectCodec } from '../../../lambda/codec/object-codec'
import { Disconnect } from '../../../lambda/disconnect/disconnect'
import { aRecord } from '../../support/callbacks/builders'

test('every violation is reported once, by its path and what was expected there', () => {
  expect(
    decode(Disconnect)({
      ...aRecord(),
      eventType: 7,
      endTime: 'yesterday',
      asSent: { tag: 1 },
      source: ' ',
    }),
  ).toStrictEqual(
    E.left([
      { path: 'eventType', expected: 'text of at most 900 bytes of UTF-8' },
      { path: 'source', expected: 'text' },
      { path: 'endTime', expected: 'an ISO 8601 time such as 2022-06-17T22:19:40.375Z' },
      { path: 'asSent.tag', expected: 'string' },
    ]),
  )
})

test('the path of a violation has the names of properties and the numbers of elements', () => {
  const codec = objectCodec('Listed', { 0: t.string }, { b: t.array(t.number) })
  expect(decode(codec)({ 0: 1, b: [1, 'x'] })).toStrictEqual(
    E.left([
      { path: '0', expected: 'string' },
      { path: 'b.1', expected: 'number' },
    ]),
  )
})

test.each([[null], [undefined], [[]], ['text'], [1n], [() => 1]])(
  'an input that is not an object is a violation too',
  input => {
    const violations = E.swap(decode(Disconnect)(input))
    expect(E.isRight(violations)).toBe(true)
  },
)

test('JSON is parsed and decoded', () => {
  expect(decodeJson(t.array(t.string))('["a"]')).toStrictEqual(E.right(['a']))
  expect(decodeJson(t.array(t.string))('["a",1]')).toStrictEqual(E.left([{ path: '1', expected: 'string' }]))
})

test.each(['', '{', 'undefined', '["a"'])('%j is not JSON', text => {
  expect(decodeJson(t.unknown)(text)).toStrictEqual(E.left([{ path: '', expected: 'JSON' }]))
})
