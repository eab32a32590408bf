import * as E from 'fp-ts/Either'
import { constUndefined, identity, pipe } from 'fp-ts/function'
import * as J from 'fp-ts/Json'
import * as t from 'io-ts'
import { objectCodec } from '../../lambda/codec/object-codec'

type UnknownObject = Readonly<Record<string, unknown>>

/** An object, or its JSON: on the command line everything is text. */
export const objectOf = (input: unknown): UnknownObject | undefined => {
  const value = typeof input === 'string' ? pipe(J.parse(input), E.getOrElseW(constUndefined)) : input
  return t.UnknownRecord.is(value) ? value : undefined
}

const errorsOf = (validation: t.Validation<unknown>): t.Errors =>
  E.isLeft(validation) ? validation.left : []

/** A codec for an object that refuses any other name: a misspelled setting would otherwise have no effect. */
export const strictObject = <Required extends t.Props, Optional extends t.Props>(
  name: string,
  required: Required,
  optional: Optional,
) => {
  const properties = objectCodec(name, required, optional)
  const names = [...Object.keys(required), ...Object.keys(optional)]
  return new t.Type<t.TypeOf<typeof properties>, unknown, unknown>(
    name,
    properties.is,
    (given, context) => {
      const input = objectOf(given)
      if (input === undefined) return t.failure(given, context, 'an object')
      const unknown = Object.keys(input)
        .filter(key => !names.includes(key))
        .map(key => ({
          value: undefined,
          context: t.appendContext(context, key, t.never),
          message: `one of the names ${names.join(', ')}`,
        }))
      const validation = properties.validate(input, context)
      return unknown.length === 0 ? validation : t.failures([...unknown, ...errorsOf(validation)])
    },
    properties.encode,
  )
}

/** A codec for an object with any names of one form. `t.record` would silently drop the others. */
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
      const wrongNames = Object.keys(input).flatMap(found =>
        errorsOf(key.validate(found, t.appendContext(context, found, key))),
      )
      return wrongNames.length > 0 ? t.failures(wrongNames) : values.validate(input, context)
    },
    identity,
  )
}
