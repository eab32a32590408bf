import * as E from 'fp-ts/Either'
import * as O from 'fp-ts/Option'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import { ASKED_TIME_EXPECTED, askedTime } from './asked-time'
import { CallParty, E164, restorePlus } from '../disconnect/call-party'
import { Cause, CauseClass } from '../disconnect/cause'
import type { CauseChoice, Order } from './question'
import type { Timestamp } from '../disconnect/timestamp'

/** A part of a question, which comes as text and is only ever decoded; `read` understands it. */
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

const fromCodec =
  <A>(codec: t.Decoder<unknown, A>) =>
  (text: string): O.Option<A> =>
    pipe(
      codec.decode(text),
      E.match(() => O.none, O.some),
    )

/** DynamoDB compares with 100 values at most. */
const LIST_MAX = 50

const list =
  <A>(item: t.Decoder<unknown, A>) =>
  (text: string): O.Option<readonly A[]> =>
    pipe(
      text.split(',', LIST_MAX + 1),
      O.fromPredicate(items => items.length <= LIST_MAX),
      O.chain(O.traverseArray(part => fromCodec(item)(part.trim()))),
    )

const causeChoice = (text: string): O.Option<CauseChoice> => {
  const words = text.split(',', LIST_MAX + 1).map(word => word.trim())
  const negated = words.filter(word => word.startsWith('!')).length
  if (negated > 0 && negated < words.length) return O.none
  return pipe(
    words.map(word => word.replace(/^!/, '')).join(','),
    list(Cause),
    O.map((causes): CauseChoice => ({ _tag: negated > 0 ? 'none' : 'any', causes })),
  )
}

/** `busy,timeout`: any of these. `!hangup,!cancel`: any but these. */
export const CauseParameter = parameter(
  'CauseParameter',
  'causes such as busy,timeout; or causes that are not wanted, each with its exclamation mark: !hangup,!cancel',
  causeChoice,
)

export const CauseClassParameter = parameter(
  'CauseClassParameter',
  `some of ${Object.keys(CauseClass.keys).join(',')}`,
  list(CauseClass),
)

const LOOKS_LIKE_A_NUMBER = /^\+|^[\d\s().-]{7,}$/

/** Stored numbers are in E.164: a question for digits without a `+` would find nothing, and not say why. */
export const PartyParameter = parameter(
  'PartyParameter',
  'a number in E.164 such as +15555550100, a SIP URI, or a word such as Restricted',
  text =>
    pipe(
      fromCodec(CallParty)(restorePlus(text)),
      O.filter(value => !LOOKS_LIKE_A_NUMBER.test(value) || E164.test(value)),
    ),
)

export const MillisecondsParameter = parameter(
  'MillisecondsParameter',
  'a whole number of milliseconds',
  text => (/^\d{1,12}$/.test(text.trim()) ? O.some(Number(text)) : O.none),
)

export const BooleanParameter = parameter('BooleanParameter', 'true or false', text =>
  text === 'true' || text === 'false' ? O.some(text === 'true') : O.none,
)

export const timeParameter = (now: Timestamp): t.Type<Timestamp, Timestamp> =>
  parameter('TimeParameter', ASKED_TIME_EXPECTED, askedTime(now))

export const OrderParameter = parameter('OrderParameter', 'newest or oldest', text =>
  text === 'newest' || text === 'oldest' ? O.some<Order>(text) : O.none,
)
