import * as E from 'fp-ts/Either'
import { identity } from 'fp-ts/function'
import * as t from 'io-ts'
import { objectOf } from './object-of'

const errorsOf = (validation: t.Validation<unknown>): t.Errors =>
  E.isLeft(validation) ? validation.left : []

/** An object without any other key: a name that is spelled wrongly would else be a setting that does nothing. */
export const exactly = <R extends t.Props, O extends t.Props>(name: string, required: R, optional: O) => {
  const [must, may] = [t.strict(required), t.exact(t.partial(optional))]
  const names = [...Object.keys(required), ...Object.keys(optional)]
  return new t.Type<t.TypeOfProps<R> & t.TypeOfPartialProps<O>, unknown, unknown>(
    name,
    (input): input is t.TypeOfProps<R> & t.TypeOfPartialProps<O> => must.is(input) && may.is(input),
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
      const [a, b] = [must.validate(input, context), may.validate(input, context)]
      if (E.isRight(a) && E.isRight(b) && unknown.length === 0) return t.success({ ...a.right, ...b.right })
      return t.failures([...unknown, ...errorsOf(a), ...errorsOf(b)])
    },
    identity,
  )
}
