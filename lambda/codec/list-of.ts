import * as E from 'fp-ts/Either'
import * as t from 'io-ts'

/** A codec for a list. The same as `t.array` with one violation for the whole list; that adds 0.6 KB to a function's bundle. */
export const listOf = <A, O>(item: t.Type<A, O>): t.Type<A[], O[]> =>
  new t.Type(
    `list of ${item.name}`,
    (input): input is A[] => Array.isArray(input) && input.every(item.is),
    (input, context) => {
      const items = Array.isArray(input) ? input.map(one => item.decode(one)) : undefined
      return items?.every(E.isRight) === true
        ? t.success(items.map(({ right }) => right))
        : t.failure(input, context)
    },
    items => items.map(item.encode),
  )
