import { getCountries, getExampleNumber } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { accountPattern, addressPattern, numberPattern } from '../../../cli/erasure/patterns'
import { matches } from '../../../cli/erasure/survey-records'

const US = numberPattern('+15555550100')
const UK = numberPattern('+442079460123')

test.each([
  '+15555550100',
  '15555550100',
  '0015555550100',
  '01115555550100',
  'tel:+1-555-555-0100',
  'sip:+15555550100@pbx.example.com',
  'sip:15555550100;ext=7@pbx.example.com:5060',
  '+1 (555) 555-0100',
  '(555) 555-0100',
  '555.555.0100',
  '1-555-555-0100',
  '5555550100',
  '+1\u00a0555\u2011555\u20130100',
  '+1\u200b555\u200b5550100',
  '＋１５５５５５５０１００',
  '٥٥٥٥٥٥٠١٠٠',
  'call me at 555 555 0100, please',
  '{"who":"\\u002b155\\u00355550100"}',
  '%2B15555550100',
  '%252B1%2520555%2520555%25200100',
  'who=555+555+0100&x=1',
  'at 08:00 555-555-0100',
  'rooms 101, 102. 555-555-0100',
  '1.555.555.0100',
])('the number is found as %j', text => {
  expect(matches(US, text)).toBe(true)
})

test.each([
  '+155555501001',
  '915555550100',
  '+4915555550100',
  '+49 5555550100',
  '+49 (555) 5550100',
  '+49 / 30 - 5555550100',
  '0049 5555550100',
  '011 49 555 5550100',
  '0.5555550100',
  '+15555550101',
  '555 0100',
  '5550100',
  '25555550100',
  '1555555010',
  'c-5555a550-100',
])('the number is not found in %j', text => {
  expect(matches(US, text)).toBe(false)
})

test.each([
  '+44 (0)20 7946 0123',
  '+44 020 7946 0123',
  '020 7946 0123',
  '(020) 7946-0123',
  '0044 20 79460123',
])('a number with a national prefix is found as %j', text => {
  expect(matches(UK, text)).toBe(true)
})

test('a national number of fewer than 9 digits is found only with its country code, since it could be anything', () => {
  const short = numberPattern('+3545551234')
  expect(matches(short, '+354 555 1234')).toBe(true)
  expect(matches(short, '555 1234')).toBe(false)
})

/** The national form of mobile numbers leaves out a digit and adds two: `011 15-2345-6789`. */
const OTHER_DIGITS = ['AR']

test('the number of every country is found as libphonenumber writes it', () => {
  const missed = getCountries().flatMap(country => {
    const number = getExampleNumber(country, examples)
    if (number === undefined) return []
    const { nationalNumber } = number
    const texts = [
      number.number,
      number.getURI(),
      number.formatInternational(),
      number.format('IDD', { fromCountry: 'US' }),
      number.format('IDD', { fromCountry: 'DE' }),
      ...(nationalNumber.length < 9 || OTHER_DIGITS.includes(country) ? [] : [number.formatNational()]),
    ]
    const pattern = numberPattern(number.number)
    return texts.filter(text => !matches(pattern, text))
  })
  expect(missed).toStrictEqual([])
})

test('a SIP address is found in any case and with any parameters, and not as a part of another', () => {
  const alice = addressPattern('alice', 'example.com')
  const found = [
    'sip:alice@example.com',
    'SIPS:Alice@EXAMPLE.com:5061;transport=tls',
    'alice;phone=1@example.com',
    '<sip:alice:secret@example.com>',
    'to=sip%3Aalice%40example.com',
    'mail alice@example.com.',
  ]
  const others = [
    'malice@example.com',
    'alice@example.com.au',
    'alice@example.community',
    'x.alice@example.com',
  ]
  expect(found.filter(text => !matches(alice, text))).toStrictEqual([])
  expect(others.filter(text => matches(alice, text))).toStrictEqual([])
  expect(matches(addressPattern('+15555550100', 'example.com'), 'sip:15555550100@example.com')).toBe(true)
  expect(matches(addressPattern('a+b', 'x.y'), 'sip:aab@x.y')).toBe(false)
})

test('an account is found where a text says that it is one, and its digits elsewhere are anything', () => {
  const account = accountPattern('9900000')
  const found = [
    '{"accountId":"9900000"}',
    '{"account_id": 9900000}',
    'accountId=9900000&x',
    'https://voice.bandwidth.com/api/v2/accounts/9900000/calls/c-1',
    '{\\"accountId\\":\\"9900000\\"}',
  ]
  const others = [
    '{"tag":"9900000"}',
    '{"accountId":"99000001"}',
    '/accounts/9900000-x/',
    '19900000',
    'ACCOUNT',
  ]
  expect(found.filter(text => !matches(account, text))).toStrictEqual([])
  expect(others.filter(text => matches(account, text))).toStrictEqual([])
})
