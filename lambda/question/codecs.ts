import { pipe } from 'fp-ts/function'
import * as O from 'fp-ts/Option'
import * as t from 'io-ts'
import { wholeNumberOf } from '../codec/whole-number'
import { CallParty, E164, restorePlus } from '../disconnect/call-party'
import { Cause, CauseClass } from '../disconnect/cause'
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

const list =
  <A>(item: t.Decoder<unknown, A>) =>
  (text: string): O.Option<readonly A[]> =>
    pipe(
      text.split(',', LIST_MAX + 1),
      O.fromPredicate(items => items.length <= LIST_MAX),
      O.chain(O.traverseArray(part => decoded(item)(part.trim()))),
    )

/** `any` of these causes, or `none` of them. */
export type CauseChoice = { readonly _tag: 'any' | 'none'; readonly causes: readonly Cause[] }

const causeChoice = (text: string): O.Option<CauseChoice> => {
  const words = text.split(',', LIST_MAX + 1).map(word => word.trim())
  const negated = words.filter(word => word.startsWith('!')).length
  if (negated > 0 && negated < words.length) return O.none
  return pipe(
    words.map(word => word.replace(/^!/, '')).join(','),
    list(Cause),
    O.map(causes => ({ _tag: negated > 0 ? 'none' : 'any', causes })),
  )
}

/** `busy,timeout`: any of these. `!hangup,!cancel`: any other. */
export const CauseChoice = parameter(
  'CauseChoice',
  'causes such as busy,timeout; or causes that are not wanted, each with its exclamation mark: !hangup,!cancel',
  causeChoice,
)

export const CauseClasses = parameter(
  'CauseClasses',
  `some of ${Object.keys(CauseClass.keys).join(',')}`,
  list(CauseClass),
)

const LOOKS_LIKE_A_NUMBER = /^\+|^[\d\s().-]{7,}$/

/** Stored numbers are in E.164: digits without a `+` would match no record, and the answer would not say why. */
export const PartyParameter = parameter(
  'PartyParameter',
  'a number in E.164 such as +15555550100, a SIP URI, or a word such as Restricted',
  text =>
    pipe(
      decoded(CallParty)(restorePlus(text)),
      O.filter(value => !LOOKS_LIKE_A_NUMBER.test(value) || E164.test(value)),
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
