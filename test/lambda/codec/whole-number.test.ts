import * as E from 'fp-ts/Either'
import { decode } from '../../../lambda/codec/decode'
import { wholeNumber, wholeNumberOf } from '../../../lambda/codec/whole-number'

const Shards = wholeNumber('Shards', { from: 1, to: 8 })

test.each([1, 8, '1', '8', '08'])('%j is a whole number from 1 to 8', input => {
  expect(decode(Shards)(input)).toStrictEqual(E.right(Number(input)))
})

test.each([0, 9, 1.5, NaN, '0', '9', '1.5', '-1', '+1', ' 1', '1e0', '', null, undefined, [1], true])(
  '%j is not a whole number from 1 to 8',
  input => {
    expect(decode(Shards)(input)).toStrictEqual(
      E.left([{ path: '', expected: 'a whole number from 1 to 8' }]),
    )
  },
)

test('-0 is 0, as DynamoDB stores it', () => {
  expect(Object.is(wholeNumberOf(-0, { from: 0, to: 1 }), 0)).toBe(true)
})
