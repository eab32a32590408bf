import * as E from 'fp-ts/Either'
import * as J from 'fp-ts/Json'
import { pipe } from 'fp-ts/function'
import type * as t from 'io-ts'
import { decode } from './decode'
import type { Violation } from './violation'

/** Parses JSON and decodes it with an io-ts codec; a failure says what was expected where, and never repeats the input. */
export const decodeJson =
  <A>(codec: t.Decoder<unknown, A>) =>
  (json: string): E.Either<readonly Violation[], A> =>
    pipe(
      J.parse(json),
      E.mapLeft((): readonly Violation[] => [{ path: '', expected: 'JSON' }]),
      E.chain(decode(codec)),
    )
