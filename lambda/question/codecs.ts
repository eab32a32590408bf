import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import * as t from 'io-ts'
import { wholeNumberOf } from '../codec/whole-number'
import { Direction } from '../disconnect/scalars'
import { epochMs, Timestamp, timestampOf } from '../disconnect/timestamp'
import { durationMs } from './duration'

/** A codec for a parameter, which is text and is only decoded, never encoded. */
const parameter = <A>(name: string, expected: string, read: (text: string) => O.Option<A>): t.Type<A, A> =>
  new t.Type(
    name,
    t.never.is,
    (input, context) =>
      pipe(
        typeof input === 'string' ? read(input) : O.none,
        O.match(() => t.failure(input, context, expected), t.success),
      ),
    t.identity,
  )

/** Decodes with another codec. */
export const decoded =
  <A>(codec: t.Decoder<unknown, A>) =>
  (text: string): O.Option<A> =>
    O.fromEither(codec.decode(text))

export const DIRECTIONS: readonly string[] = ['inbound', 'outbound']

/** Of a record it can be any text. There are only two to ask for. */
export const DirectionParameter = parameter('DirectionParameter', DIRECTIONS.join(' or '), text =>
  pipe(
    decoded(Direction)(text),
    O.filter(direction => DIRECTIONS.includes(direction)),
  ),
)

/** More than 31 years. */
const MILLISECONDS = { from: 0, to: 999_999_999_999 }
const MILLISECONDS_DIGITS = 12

/** Digits alone are milliseconds. */
export const Milliseconds = parameter(
  'Milliseconds',
  'a whole number of milliseconds, or a duration such as 6s, 2m or 1h30m',
  sent =>
    pipe(
      sent.trim(),
      O.fromPredicate(text => durationMs(text) !== undefined || text.length <= MILLISECONDS_DIGITS),
      O.chainNullableK(text => wholeNumberOf(durationMs(text) ?? text, MILLISECONDS)),
    ),
)

export const BooleanParameter = parameter('BooleanParameter', 'true or false', text =>
  text === 'true' || text === 'false' ? O.some(text === 'true') : O.none,
)

export const ORDERS = ['newest', 'oldest'] as const
export type Order = (typeof ORDERS)[number]

export const Order = parameter('Order', ORDERS.join(' or '), text =>
  O.fromNullable(ORDERS.find(order => order === text)),
)

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** In UTC: a time as ISO 8601, a date (its midnight), or how long before `now` it was. */
export const timeParameter = (now: Timestamp): t.Type<Timestamp, Timestamp> =>
  parameter(
    'TimeParameter',
    'an ISO 8601 time such as 2022-06-17T22:19:40Z (UTC if it has no zone), a date (midnight UTC), or a time ago such as 90m, 2h30m or 7d',
    sent => {
      const text = sent.trim()
      const ago = durationMs(text)
      return ago === undefined
        ? decoded(Timestamp)(DATE.test(text) ? `${text}T00:00Z` : sent)
        : pipe(
            epochMs(now) - ago,
            O.fromPredicate(ms => ms >= 0),
            O.map(timestampOf),
          )
    },
  )
