import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type { Violation } from '../lambda/codec/decode'
import { DAY_MS } from '../lambda/disconnect/time-units'
import { epochMs, type Timestamp, timestampOf } from '../lambda/disconnect/timestamp'
import { timeParameter } from '../lambda/question/codecs'
import { type Parameters, SINGLE_VALUE, unknownNames } from '../lambda/question/parameters'
import type { Period } from '../lambda/report/request'

/** Longer ones have too many parts to send each second. */
const LENGTH_MAX_MS = 3_660 * DAY_MS

const LENGTH_EXPECTED = 'a time at most 10 years before that of until'

export const refuseTooLong = <A extends Period>(period: A): E.Either<readonly Violation[], A> =>
  epochMs(period.until) - epochMs(period.since) > LENGTH_MAX_MS
    ? E.left([{ path: 'since', expected: LENGTH_EXPECTED }])
    : E.right(period)

/** A range that ends now, unless it is said, and has this length. It is empty or more. */
export const periodOf = (
  { since, until }: { readonly since?: Timestamp | undefined; readonly until?: Timestamp | undefined },
  now: Timestamp,
  lengthMs: number,
): E.Either<readonly Violation[], Period> => {
  const end = until ?? now
  const period = { since: since ?? timestampOf(Math.max(0, epochMs(end) - lengthMs)), until: end }
  return period.since >= period.until
    ? E.left([{ path: 'since', expected: 'a time before that of until (default: now)' }])
    : refuseTooLong(period)
}

const NAMES = ['since', 'until'] as const

const timeIn = (
  parameters: Parameters,
  name: string,
  now: Timestamp,
): E.Either<readonly Violation[], Timestamp | undefined> => {
  const texts = parameters.filter(([given]) => given === name).map(([, text]) => text)
  if (texts.length > 1) return E.left([{ path: name, expected: SINGLE_VALUE }])
  return texts[0] === undefined
    ? E.right(undefined)
    : pipe(
        timeParameter(now).decode(texts[0]),
        E.mapLeft(errors => errors.map(({ message = 'a time' }) => ({ path: name, expected: message }))),
      )
}

/** Decodes `since` and `until`, and nothing else. */
export const decodePeriod = (
  parameters: Parameters,
  now: Timestamp,
  lengthMs: number,
): E.Either<readonly Violation[], Period> => {
  const unknown = unknownNames(parameters, name => NAMES.some(known => known === name), NAMES.join(' or '))
  if (unknown.length > 0) return E.left(unknown)
  return pipe(
    E.Do,
    E.bind('since', () => timeIn(parameters, 'since', now)),
    E.bind('until', () => timeIn(parameters, 'until', now)),
    E.chain(range => periodOf(range, now, lengthMs)),
  )
}
