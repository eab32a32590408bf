import * as E from 'fp-ts/Either'
import { decode } from '../../../lambda/codec/decode'
import { Privacy, SipResponseCode } from '../../../lambda/disconnect/scalars'

test.each([
  [486, 486],
  ['486', 486],
  [' 486 ', 486],
  ['0486', 486],
  [0, 0],
])('the SIP response code %j is the number %d', (sent, expected) => {
  expect(decode(SipResponseCode)(sent)).toStrictEqual(E.right(expected))
})

test.each([
  [48.6],
  ['48.6'],
  ['-1'],
  ['4e2'],
  ['busy'],
  ['9'.repeat(16)],
  [2 ** 53],
  [Infinity],
  [NaN],
  [true],
  [{}],
])('%j is no SIP response code', sent => {
  expect(decode(SipResponseCode)(sent)).toStrictEqual(
    E.left([{ path: '', expected: 'a whole number such as 486' }]),
  )
})

test.each([
  [true, true],
  [false, false],
  ['true', true],
  ['false', false],
  [' True', true],
  ['FALSE', false],
])('privacy %j is %j', (sent, expected) => {
  expect(decode(Privacy)(sent)).toStrictEqual(E.right(expected))
})

test.each([[1], [0], ['yes'], ['1'], [[]]])('%j is not a value of privacy', sent => {
  expect(decode(Privacy)(sent)).toStrictEqual(E.left([{ path: '', expected: 'true or false' }]))
})
