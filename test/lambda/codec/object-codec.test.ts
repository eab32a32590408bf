import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import * as t from 'io-ts'
import { objectCodec } from '../../../lambda/codec/object-codec'

const REQUIRED = { id: t.string, count: t.number }
const OPTIONAL = { tag: t.string, answered: t.boolean, at: t.record(t.string, t.number) }

const Codec = objectCodec('Call', REQUIRED, OPTIONAL)
const Intersection = t.exact(t.intersection([t.type(REQUIRED), t.partial(OPTIONAL)]), 'Call')

/** Valid objects, nearly valid ones, and other values. */
const inputs = (): fc.Arbitrary<unknown> => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(undefined), fc.constant(null))
  return fc.oneof(
    fc.record(
      { id: fc.string(), count: fc.integer(), tag: fc.string(), answered: fc.boolean(), other: value },
      { requiredKeys: ['id', 'count'] },
    ),
    fc.record({ id: value, count: value, tag: value, answered: value, at: value }, { requiredKeys: [] }),
    value,
    fc.array(value),
  )
}

const expectedOf = (result: t.Validation<unknown>): unknown =>
  E.isRight(result)
    ? Object.fromEntries(Object.entries(result.right as object).filter(([, value]) => value !== undefined))
    : result.left
        .map(({ context }) =>
          context
            // An intersection adds the number of the part that failed, and reports an input that is not an object for each part.
            .filter(({ key }) => key !== '' && !/^\d+$/.test(key))
            .map(({ key, type }) => `${key}: ${type.name}`)
            .join('.'),
        )
        .filter((path, i, all) => all.indexOf(path) === i)

test('an object codec accepts, refuses and removes the same as an intersection, with violations in the same order', () => {
  fc.assert(
    fc.property(inputs(), input => {
      expect(expectedOf(Codec.decode(input))).toStrictEqual(expectedOf(Intersection.decode(input)))
      expect(Codec.is(input)).toBe(Intersection.is(input))
    }),
    { numRuns: 1_000 },
  )
})

test('a property that is both required and optional is required, and reported once', () => {
  const Both = objectCodec('Both', { id: t.string }, { id: t.string })
  expect(E.isLeft(Both.decode({}))).toBe(true)
  expect(Both.decode({ id: 1 })).toMatchObject({ left: { length: 1 } })
})

test('an encoded object has only the properties of the codec, each encoded by its own codec', () => {
  const List = new t.Type<string[], string>(
    'List',
    (input): input is string[] => Array.isArray(input),
    (input, context) => (typeof input === 'string' ? t.success(input.split(',')) : t.failure(input, context)),
    list => list.join(','),
  )
  const Tagged = objectCodec('Tagged', { id: t.string }, { tags: List })
  const value = { id: 'c-1', tags: ['a', 'b'], other: true }
  expect(Tagged.encode(value)).toStrictEqual({ id: 'c-1', tags: 'a,b' })
  expect(Tagged.encode({ id: 'c-1' })).toStrictEqual({ id: 'c-1' })
})
