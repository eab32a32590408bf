import { decodingsOf, textsOfBytes } from '../../../cli/erasure/decodings'

test.each([
  ['as it is', 'tag: 5', 'tag: 5'],
  ['with escapes of JSON', String.raw`{"a":"\u002b1\/2\"3"}`, '{"a":"+1/2"3"}'],
  ['with escapes of JSON in a text in JSON', String.raw`{"a":"{\"b\":\"\\u002b1\"}"}`, '{"a":"{"b":"+1"}"}'],
  ['with the escapes of a URL', 'a=%2B1%20%C3%BC', 'a=+1 ü'],
  ['with those of a URL in a URL', 'a=%252B1', 'a=+1'],
  ['with escapes that are no text', 'a=%FF%2B1', 'a=\ufffd+1'],
  ['with digits of other scripts', '１2٣۴', '1234'],
])('a text is read %s', (_, text, decoding) => {
  expect(decodingsOf(text)).toContain(decoding)
})

test('a text that is escaped again and again has only so many decodings', () => {
  expect(decodingsOf(`%${'25'.repeat(100)}31`).length).toBeLessThan(20)
  expect(decodingsOf('\\'.repeat(10_000)).length).toBeLessThan(20)
})

test.each([
  ['UTF-8', Buffer.from('ü +15'), 'ü +15'],
  ['Latin-1', Buffer.from('ü +15', 'latin1'), 'ü +15'],
  ['UTF-16', Buffer.from('+15', 'utf16le'), '+15'],
  ['UTF-16 with the larger byte first', Buffer.from('+15', 'utf16le').swap16(), '+15'],
  [
    'UTF-16 with an odd byte at the end',
    Buffer.concat([Buffer.from('ü15', 'utf16le'), Buffer.from([255])]),
    'ü15',
  ],
])('bytes in %s are read as text', (_, bytes, text) => {
  expect(textsOfBytes(bytes)).toContain(text)
})
