import { setTimeout as sleep } from 'node:timers/promises'
import * as E from 'fp-ts/Either'
import type { StoreError } from '../../../lambda/disconnect/store'
import type { Call } from '../../../lambda/report/call'
import type { CallReader, Chunk } from '../../../lambda/report/reader'
import { aCallThatEnded } from '../report/a-call'

export const SINCE = '2026-03-04T00:00:00.000Z'
export const UNTIL = '2026-03-05T00:00:00.000Z'
export const RANGE = `since=${SINCE}&until=${UNTIL}`

/** A call that ended so many hours after the beginning of the period. */
export const endedAt = (hour: number, more: Partial<Call> = {}): Call =>
  aCallThatEnded(Date.parse(SINCE) + hour * 3_600_000, more)

type Element = E.Either<StoreError, Chunk>

/** Calls, after which the period has been read back to an hour; without it, to its beginning. */
export const chunk = (calls: readonly Call[], hour?: number): Element =>
  E.right({
    calls,
    unreadable: 1,
    readUnits: 1,
    reachedMs: hour === undefined ? -Infinity : Date.parse(SINCE) + hour * 3_600_000,
  })

export const FAILURE: Element = E.left({ _tag: 'StoreUnavailable', cause: undefined })

/** Reads these elements of a period, with pauses between them, and none of another one. */
export const readerOf = (elements: readonly Element[], { since = SINCE, pauseMs = 0 } = {}): CallReader =>
  async function* (question) {
    if (question.since !== since) return
    for (const [i, element] of elements.entries()) {
      if (i > 0) await sleep(pauseMs)
      yield element
    }
  }

/** Two parts of a period, long enough apart that both are seen. */
export const slowly: CallReader = readerOf(
  [
    chunk([endedAt(13, { cause: 'busy', answered: false }), endedAt(23, { cause: 'hangup' })], 12),
    chunk([endedAt(1, { cause: 'hangup' })]),
  ],
  { pauseMs: 300 },
)
