import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import * as t from 'io-ts'
import { decode } from '../../../lambda/codec/decode'
import { cleanText, Text, TextRecord } from '../../../lambda/codec/text'

const read = decode(Text)

test.each([
  ['white space around it goes', ' \t\n a tag \u00a0\ufeff', 'a tag'],
  ['white space within it stays', 'a  tag\nof two lines', 'a  tag\nof two lines'],
  ['any script stays', 'Ünïcødé ☎️ 電話', 'Ünïcødé ☎️ 電話'],
  ['control characters stay', 'a\u0000b', 'a\u0000b'],
  ['a lone surrogate is replaced', 'a\ud83d', 'a\ufffd'],
  ['4096 characters stay', 'x'.repeat(4096), 'x'.repeat(4096)],
])('of text, %s', (_, sent, expected) => {
  expect(read(sent)).toStrictEqual(E.right(expected))
})

test.each([[''], [' \n '], ['\ufeff'], [null], [undefined], [7], [true], [{}], [[]]])(
  '%j is not text',
  sent => {
    expect(read(sent)).toStrictEqual(E.left([{ path: '', expected: 'text' }]))
  },
)

test('clean text stays as it is, and can be encoded in UTF-8', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), units => {
      const text = cleanText(String.fromCharCode(...units))
      expect(cleanText(text)).toBe(text)
      expect(Buffer.from(text).toString()).toBe(text)
    }),
  )
})

const theirs = t.record(t.string, t.string, 'TextRecord')

test('a record of texts accepts and refuses the same as a record of io-ts, with the same violations', () => {
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

test('an accepted input stays as it is', () => {
  const texts = { a: '1', __proto: 'x', '': '' }
  expect(decode(TextRecord)(texts)).toStrictEqual(E.right(texts))
  expect(TextRecord.encode(texts)).toStrictEqual(texts)
})
