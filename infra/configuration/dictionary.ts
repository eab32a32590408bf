import * as E from 'fp-ts/Either'
import { identity } from 'fp-ts/function'
import * as t from 'io-ts'
import { objectOf } from './object-of'

/** An object with any names of one form. `t.record` would drop the others, as if nobody had meant them. */
export const dictionary = <A>(
  name: string,
  key: t.Decoder<unknown, string> & t.Mixed,
  value: t.Type<A, unknown>,
) => {
  const values = t.record(t.string, value)
  return new t.Type<Readonly<Record<string, A>>, unknown, unknown>(
    name,
    values.is,
    (given, context) => {
      const input = objectOf(given)
      if (input === undefined) return t.failure(given, context, 'an object')
      const wrongNames = Object.keys(input).flatMap(found => {
        const validation = key.validate(found, t.appendContext(context, found, key))
        return E.isLeft(validation) ? validation.left : []
      })
      return wrongNames.length > 0 ? t.failures(wrongNames) : values.validate(input, context)
    },
    identity,
  )
}
