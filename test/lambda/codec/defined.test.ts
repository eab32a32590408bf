import { defined } from '../../../lambda/codec/defined'

test('only undefined properties are left out', () => {
  const values = { a: 1, b: undefined, c: null, d: '', e: 0, f: false }
  expect(defined(values)).toStrictEqual({ a: 1, c: null, d: '', e: 0, f: false })
  expect(Object.keys(defined({ a: undefined }))).toStrictEqual([])
})
