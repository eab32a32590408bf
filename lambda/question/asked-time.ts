import * as E from 'fp-ts/Either'
import * as O from 'fp-ts/Option'
import { pipe } from 'fp-ts/function'
import { epochMs, Timestamp, timestampOf } from '../disconnect/timestamp'

const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

const RELATIVE = /^(\d{1,6})([smhdw])$/
const DATE = /^\d{4}-\d{2}-\d{2}$/

export const ASKED_TIME_EXPECTED =
  'an ISO 8601 time such as 2022-06-17T22:19:40Z, a date, or a time ago such as 90m, 2h or 7d'

/** A time in a question: ISO 8601, a date (midnight UTC), or how long ago it was at `now`. */
export const askedTime =
  (now: Timestamp) =>
  (text: string): O.Option<Timestamp> => {
    const [, count, unit] = RELATIVE.exec(text.trim()) ?? []
    if (count !== undefined && unit !== undefined)
      return pipe(
        epochMs(now) - Number(count) * (UNIT_MS[unit] ?? 0),
        O.fromPredicate(ms => ms >= 0),
        O.map(timestampOf),
      )
    const iso = DATE.test(text.trim()) ? `${text.trim()}T00:00Z` : text
    return pipe(
      Timestamp.decode(iso),
      E.match(() => O.none, O.some),
    )
  }
