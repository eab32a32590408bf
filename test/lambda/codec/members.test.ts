import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { elements, members, valueJson } from '../../../lambda/codec/members'

const cut = (json: string) =>
  pipe(
    members(json),
    E.map(found => found.map(member => ({ key: member.key, valueText: valueJson(member) }))),
  )

describe('a JSON object is split into its members', () => {
  test.each([
    ['{}', []],
    [' \t\r\n{ } ', []],
    ['{"a":1}', [{ key: 'a', valueText: '1' }]],
    [
      '{"b":1,"a":2}',
      [
        { key: 'b', valueText: '1' },
        { key: 'a', valueText: '2' },
      ],
    ],
    [
      '{"a":1,"a":2}',
      [
        { key: 'a', valueText: '1' },
        { key: 'a', valueText: '2' },
      ],
    ],
    ['{"":null}', [{ key: '', valueText: 'null' }]],
    ['{"__proto__":{"x":true}}', [{ key: '__proto__', valueText: '{"x":true}' }]],
    ['{"\\u0061\\"":"\\u0061\\""}', [{ key: 'a"', valueText: '"a\\""' }]],
    [
      '{"a" : [ 1 , { "b" : [ ] } ] , "c" : "x , y : z"}',
      [
        { key: 'a', valueText: '[1,{"b":[]}]' },
        { key: 'c', valueText: '"x , y : z"' },
      ],
    ],
    [
      '{"a":"\\\\","b":"}"}',
      [
        { key: 'a', valueText: '"\\\\"' },
        { key: 'b', valueText: '"}"' },
      ],
    ],
  ])('%s', (json, expected) => {
    expect(cut(json)).toStrictEqual(E.right(expected))
  })
})

test.each(['1e400', '-0', '1.0', '0.1e-7', '123456789012345678901234567890', `9${'0'.repeat(1000)}.50`])(
  'all digits of %s are kept',
  number => {
    expect(cut(`{"a":${number}}`)).toStrictEqual(E.right([{ key: 'a', valueText: number }]))
  },
)

test('nesting has no limit', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  expect(cut(`{"a":${deep},"b":1}`)).toStrictEqual(
    E.right([
      { key: 'a', valueText: deep },
      { key: 'b', valueText: '1' },
    ]),
  )
})

test.each([
  '',
  ' ',
  'nonsense',
  '{',
  '{"a":1}x',
  "{'a':1}",
  '{"a":01}',
  '{"a":NaN}',
  '{"a":1,}',
  '[]',
  '[{"a":1}]',
])('%j is no JSON object', text => {
  expect(cut(text)).toStrictEqual(E.left('a JSON object'))
})

test.each(['null', 'true', '0', '""', '"{}"'])('%s is not a JSON object', text => {
  expect(cut(text)).toStrictEqual(E.left('a JSON object'))
})

test('members are those of JSON.parse, in any layout of the JSON', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
      fc.constantFrom(0, 1, '\t'),
      (object, indent) => {
        expect(cut(JSON.stringify(object, null, indent))).toStrictEqual(
          E.right(Object.entries(object).map(([key, value]) => ({ key, valueText: JSON.stringify(value) }))),
        )
      },
    ),
  )
})

test.each([
  ['[]', []],
  ['[ ]', []],
  ['[1]', ['1']],
  ['[1.10, "a,]\\"", {"b":[1,{}]} ,[[]]]', ['1.10', '"a,]\\""', '{"b":[1,{}]}', '[[]]']],
])('%s', (json, parts) => {
  expect(elements(json)).toStrictEqual(parts)
})

test('any array is split into the texts of its elements', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), values => {
      expect(elements(JSON.stringify(values))).toStrictEqual(values.map(value => JSON.stringify(value)))
    }),
  )
})
