import * as E from 'fp-ts/Either'
import * as fc from 'fast-check'
import * as t from 'io-ts'
import { decode } from '../../../lambda/codec/decode'
import { TextRecord } from '../../../lambda/codec/text-record'

const theirs = t.record(t.string, t.string, 'TextRecord')

test('it takes and refuses what the record of io-ts does, and says the same of it', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.anything(), fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.anything()))),
      input => {
        expect(decode(TextRecord)(input)).toStrictEqual(decode(theirs)(input))
        expect(TextRecord.is(input)).toBe(theirs.is(input))
      },
    ),
  )
})

test('what it takes comes out as it went in', () => {
  const texts = { a: '1', __proto: 'x', '': '' }
  expect(decode(TextRecord)(texts)).toStrictEqual(E.right(texts))
  expect(TextRecord.encode(texts)).toStrictEqual(texts)
})
