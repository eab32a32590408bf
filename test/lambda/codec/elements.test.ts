import * as fc from 'fast-check'
import { elements } from '../../../lambda/codec/elements'

test.each([
  ['[]', []],
  ['[ ]', []],
  ['[1]', ['1']],
  ['[1.10, "a,]\\"", {"b":[1,{}]} ,[[]]]', ['1.10', '"a,]\\""', '{"b":[1,{}]}', '[[]]']],
])('%s', (json, parts) => {
  expect(elements(json)).toStrictEqual(parts)
})

test('any array is cut into the texts of its elements', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), values => {
      expect(elements(JSON.stringify(values))).toStrictEqual(values.map(value => JSON.stringify(value)))
    }),
  )
})
