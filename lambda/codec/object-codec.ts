import * as E from 'fp-ts/Either'
import * as t from 'io-ts'

/** Building a context takes time, and only a value that is wrong needs one. */
const NO_CONTEXT: t.Context = []

/**
 * A codec for an object with these properties; it removes all others. A property that is in both lists is required. The same as
 * `t.exact` of an intersection of `t.type` and `t.partial`, but it goes through the properties once and creates one object.
 */
export const objectCodec = <Required extends t.Props, Optional extends t.Props>(
  name: string,
  required: Required,
  optional: Optional,
): t.Type<
  t.TypeOfProps<Required> & t.TypeOfPartialProps<Optional>,
  t.OutputOfProps<Required> & t.OutputOfPartialProps<Optional>
> => {
  type A = t.TypeOfProps<Required> & t.TypeOfPartialProps<Optional>
  type O = t.OutputOfProps<Required> & t.OutputOfPartialProps<Optional>
  // The required properties come first.
  const properties = Object.entries<t.Mixed>({ ...required, ...optional, ...required }).map(
    ([key, codec]) => ({
      key,
      codec,
      isOptional: !(key in required),
    }),
  )
  return new t.Type<A, O>(
    name,
    (input): input is A =>
      t.UnknownRecord.is(input) &&
      properties.every(
        ({ key, codec, isOptional }) => (isOptional && input[key] === undefined) || codec.is(input[key]),
      ),
    (input, context) => {
      if (!t.UnknownRecord.is(input)) return t.failure(input, context)
      const decoded: Record<string, unknown> = {}
      const errors: t.Errors = []
      for (const { key, codec, isOptional } of properties) {
        const value = input[key]
        if (isOptional && value === undefined) continue
        const result = codec.validate(value, NO_CONTEXT)
        if (E.isRight(result)) {
          decoded[key] = result.right
          continue
        }
        const failed = codec.validate(value, t.appendContext(context, key, codec, value))
        // Not `push(...errors)`: a call takes a limited number of arguments, and there can be any number of errors.
        if (E.isLeft(failed)) for (const error of failed.left) errors.push(error)
      }
      return errors.length > 0 ? t.failures(errors) : t.success(decoded as A)
    },
    output => {
      const encoded: Record<string, unknown> = {}
      for (const { key, codec } of properties) {
        const value = output[key]
        if (value !== undefined) encoded[key] = codec.encode(value) as unknown
      }
      return encoded as O
    },
  )
}
