import * as E from 'fp-ts/Either'
import { decode } from '../../../lambda/codec/decode'
import {
  AccountId,
  ApplicationId,
  CallId,
  ErrorId,
  ParentCallId,
} from '../../../lambda/disconnect/identifiers'

const readCallId = decode(CallId)

test.each([
  ['today’s form', 'c-5d1f0a7b-1c9e4b20-6a3d-4f18-9b7c-2e8d4c6a0f13'],
  ['a bare UUID', '3b0f6c52-8d4e-4a17-9f26-71c05e9ad348'],
  ['anything else', 'call/1?#é ☎'],
  ['one character', 'c'],
  ['2048 bytes', 'é'.repeat(1024)],
])('a call id may be %s', (_, sent) => {
  expect(readCallId(sent)).toStrictEqual(E.right(sent))
})

test('white space around a call id is removed', () => {
  expect(readCallId(' c-1\n')).toStrictEqual(E.right('c-1'))
})

test.each([
  ['more bytes than a key takes', 'é'.repeat(1024) + 'x'],
  ['half a surrogate pair, which would merge calls', 'c-\ud83d'],
  ['nothing', ''],
  ['white space', ' '],
  ['a number', 1],
  ['null', null],
])('%s is no call id', (_, sent) => {
  expect(readCallId(sent)).toStrictEqual(E.left([{ path: '', expected: 'text of 1 to 2048 bytes of UTF-8' }]))
})

test.each([AccountId, ApplicationId, ErrorId, ParentCallId])('other identifiers can be any text', codec => {
  expect(codec.decode(` ${'9'.repeat(5000)} `)).toStrictEqual(E.right('9'.repeat(5000)))
  expect(E.isLeft(codec.decode(9900000))).toBe(true)
})
