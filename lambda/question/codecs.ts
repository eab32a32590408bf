import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import * as t from 'io-ts'
import { wholeNumberOf } from '../codec/whole-number'
import { Cause, CauseClass } from '../disconnect/cause'
import { Direction } from '../disconnect/scalars'
import { epochMs, Timestamp, timestampOf } from '../disconnect/timestamp'

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

const decoded =
  <A>(codec: t.Decoder<unknown, A>) =>
  (text: string): O.Option<A> =>
    O.fromEither(codec.decode(text))

/** DynamoDB compares with 100 values at most. */
const LIST_MAX = 50

/** A comma or backslash that a backslash escapes, anything else that has no special meaning, or a single special character. */
const PIECE = /\\[\\,!]|[^\\,]+|[\\,]/g

/** Cuts a list at its commas. Escapes stay. */
const wordsOf = (text: string): readonly string[] => {
  const words: string[] = []
  let word = ''
  for (const [piece] of text.matchAll(PIECE))
    if (piece === ',') {
      words.push(word.trim())
      word = ''
    } else word += piece
  return [...words, word.trim()]
}

/** A backslash in front of a comma, an exclamation mark or a backslash makes it an ordinary character. */
const unescaped = (word: string): string => word.replaceAll(/\\([\\,!])/g, '$1')

/** A codec for a parameter with several values, each of which may be a list. */
const listParameter = <A>(
  name: string,
  expected: string,
  read: (words: readonly string[]) => O.Option<A>,
): t.Type<A, A> =>
  new t.Type(
    name,
    t.never.is,
    (input, context) =>
      pipe(
        Array.isArray(input) && input.every(t.string.is) ? input.flatMap(wordsOf) : [],
        O.fromPredicate(words => words.length > 0 && words.length <= LIST_MAX),
        O.chain(read),
        O.match(() => t.failure(input, context, expected), t.success),
      ),
    t.identity,
  )

/** `any` of these causes, or `none` of them. */
export type CauseChoice = { readonly _tag: 'any' | 'none'; readonly causes: readonly Cause[] }

const causeChoice = (words: readonly string[]): O.Option<CauseChoice> => {
  const negated = words.filter(word => word.startsWith('!')).length
  if (negated > 0 && negated < words.length) return O.none
  return pipe(
    words.map(word => unescaped(word.replace(/^!/, ''))),
    O.traverseArray(decoded(Cause)),
    O.map(causes => ({ _tag: negated > 0 ? 'none' : 'any', causes })),
  )
}

/** `busy,timeout`: any of these. `!hangup,!cancel`: any other. `a\\,b`, `\\!x`: causes with a comma, and with an exclamation mark. */
export const CauseChoice = listParameter(
  'CauseChoice',
  `at most ${LIST_MAX} causes such as busy,timeout; or ones that are not wanted, each with its exclamation mark: !hangup,!cancel`,
  causeChoice,
)

export const CauseClasses = listParameter(
  'CauseClasses',
  `some of ${Object.keys(CauseClass.keys).join(',')}`,
  O.traverseArray(decoded(CauseClass)),
)

const DIRECTIONS: readonly string[] = ['inbound', 'outbound']

/** Of a record it can be any text. There are only two to ask for. */
export const DirectionParameter = parameter('DirectionParameter', 'inbound or outbound', text =>
  pipe(
    decoded(Direction)(text),
    O.filter(direction => DIRECTIONS.includes(direction)),
  ),
)

/** Twelve digits: more than 31 years. */
const MILLISECONDS = { from: 0, to: 999_999_999_999 }
const MILLISECONDS_DIGITS = 12

export const Milliseconds = parameter('Milliseconds', 'a whole number of milliseconds', sent =>
  pipe(
    sent.trim(),
    O.fromPredicate(text => text.length <= MILLISECONDS_DIGITS),
    O.chainNullableK(text => wholeNumberOf(text, MILLISECONDS)),
  ),
)

export const BooleanParameter = parameter('BooleanParameter', 'true or false', text =>
  text === 'true' || text === 'false' ? O.some(text === 'true') : O.none,
)

export type Order = 'newest' | 'oldest'

export const Order = parameter('Order', 'newest or oldest', text =>
  text === 'newest' || text === 'oldest' ? O.some<Order>(text) : O.none,
)

const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

const TIME_AGO = /^(\d{1,6})([smhdw])$/
const DATE = /^\d{4}-\d{2}-\d{2}$/

/** A time as ISO 8601, as a date (midnight UTC), or as how long before `now` it was. */
export const timeParameter = (now: Timestamp): t.Type<Timestamp, Timestamp> =>
  parameter(
    'TimeParameter',
    'an ISO 8601 time such as 2022-06-17T22:19:40Z, a date, or a time ago such as 90m, 2h or 7d',
    sent => {
      const text = sent.trim()
      const [, count, unit = ''] = TIME_AGO.exec(text) ?? []
      return count === undefined
        ? decoded(Timestamp)(DATE.test(text) ? `${text}T00:00Z` : sent)
        : pipe(
            epochMs(now) - Number(count) * (UNIT_MS[unit] ?? 0),
            O.fromPredicate(ms => ms >= 0),
            O.map(timestampOf),
          )
    },
  )
