import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { decode } from '../../../lambda/codec/decode'
import { CallParty, restorePlus } from '../../../lambda/disconnect/call-party'
import { arbitraryParty } from '../../support/callbacks/arbitraries'

const read = decode(CallParty)

test.each([
  ['E.164 stays', '+15555550100', '+15555550100'],
  ['separators go', '+1 (555) 555-0100', '+15555550100'],
  ['dots go', '+1.555.555.0100', '+15555550100'],
  ['white space around it goes', '\t+15555550100 ', '+15555550100'],
  ['a tel: URI is its number', 'tel:+1-555-555-0100', '+15555550100'],
  ['a tel: URI in capitals is its number', 'TEL:+15555550100', '+15555550100'],
  ['15 digits are the most', '+155555501001234', '+155555501001234'],
  ['7 digits are the least', '+1555010', '+1555010'],
])('of a number, %s', (_, sent, expected) => {
  expect(read(sent)).toStrictEqual(E.right(expected))
})

test.each([
  ['a SIP URI', 'sip:alice@example.com'],
  ['a SIP URI with a number', 'sip:+15555550100@pbx.example.com;user=phone'],
  ['a SIPS URI', 'SIPS:Alice@Example.com:5061;transport=tls?subject=a%20b'],
  ['a long SIP URI', `sip:${'a'.repeat(3000)}@example.com`],
  ['a tel: URI with parameters', 'tel:+15555550100;ext=7'],
  ['a withheld number', 'Restricted'],
  ['an anonymous caller', 'Anonymous'],
  ['a private caller', 'Private'],
  ['an unavailable number', 'Unavailable'],
  ['a short code', '55501'],
  ['an emergency number', '911'],
  ['digits without a +', '15555550100'],
  ['a national number', '(555) 555-0100'],
  ['16 digits', '+1 555 555 010 012 345'],
  ['6 digits after a +', '+155501'],
  ['a country code that begins with 0', '+0 555 555 0100'],
  ['letters among the digits', '+1-555-FLOWERS'],
  ['an extension', '+15555550100 x7'],
  ['a masked number', '+1555555XXXX'],
  ['digits that are not ASCII', '+١٥٥٥٥٥٥٠١٠٠'],
  ['a + alone', '+'],
  ['a trunk prefix in brackets, which is not part of the number', '+44 (0)20 7946 0958'],
])('%s stays as it came', (_, sent) => {
  expect(read(sent)).toStrictEqual(E.right(sent))
})

test.each([[''], ['  '], [null], [15555550100], [['+15555550100']]])('%j is not a party', sent => {
  expect(read(sent)).toStrictEqual(E.left([{ path: '', expected: 'a phone number, SIP URI or other text' }]))
})

test('a normalized party is its own normal form', () => {
  fc.assert(
    fc.property(
      fc
        .oneof(arbitraryParty(), fc.stringMatching(/^( |tel:)?\+?[\d ().-]{0,20}$/))
        .map(read)
        .filter(E.isRight),
      ({ right }) => {
        expect(read(right)).toStrictEqual(E.right(right))
      },
    ),
  )
})

test.each([
  [' 15555550100', '+15555550100'],
  ['tel: 15555550100', 'tel:+15555550100'],
  ['sip: 15555550100@example.com', 'sip:+15555550100@example.com'],
  ['+15555550100', '+15555550100'],
  [' 911', ' 911'],
  [' Restricted', ' Restricted'],
])('a + that a query string turned into a space is a + again: %j', (sent, expected) => {
  expect(restorePlus(sent)).toBe(expected)
})

test('a number has at most 128 characters; longer text stays as it is', () => {
  const longest = `+1${' '.repeat(116)}5555550100`
  expect(longest).toHaveLength(128)
  expect(read(longest)).toStrictEqual(E.right('+15555550100'))
  expect(read(longest.replace(' ', '  '))).toStrictEqual(E.right(longest.replace(' ', '  ')))
})
