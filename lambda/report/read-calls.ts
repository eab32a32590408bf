import * as E from 'fp-ts/Either'
import type { StoreError } from '../disconnect/store'
import { DAY_MS, HOUR_MS } from '../disconnect/time-units'
import { epochMs, timestampOf, type Timestamp } from '../disconnect/timestamp'
import type { Question } from '../question/question'
import { CallTable } from './call-table'
import { textsRead, type TextDimensionName } from './dimensions'
import type { CallReader } from './reader'
import type { Period } from './request'

/** A period's calls, as far as they have been read. It grows. */
export type Reading = {
  readonly period: Period
  readonly calls: CallTable
  /** Calls that were up at the end of the period. */
  readonly after: CallTable
  unreadable: number
  readUnits: number
  /** All calls that ended at this time or later have been read, in milliseconds since 1970; -Infinity at the end. */
  reachedMs: number
  /** Whether calls may be missing that were up at the end of the period. */
  atLeast: boolean
}

/** A column has more distinct values than a report can be made of. */
export type TooManyValues = { readonly _tag: 'TooManyValues'; readonly dimension: TextDimensionName }

/** How long after the end of a period the calls are looked for that were up then. */
const READ_ON_MS = DAY_MS

/** If a call is still up after this time, and longer than any call of the period, it is an exception. */
const USUAL_MS = HOUR_MS

const emptyReading = (period: Period, names: readonly TextDimensionName[]): Reading => ({
  period,
  calls: new CallTable(names),
  after: new CallTable(names),
  unreadable: 0,
  readUnits: 0,
  reachedMs: Infinity,
  atLeast: true,
})

/** Whether nearly all calls that were up at the end of the period have ended, in what has been read. */
const isSettled = ({ calls, after }: Reading, untilMs: number, readUntilMs: number): boolean => {
  let longest = USUAL_MS
  for (const table of [calls, after])
    for (let row = 0; row < table.length; row++) {
      const length = table.number('endMs', row) - table.number('startMs', row)
      if (length > longest) longest = length
    }
  return readUntilMs - untilMs >= Math.min(longest, READ_ON_MS)
}

/**
 * Reads the calls of a period, and then those that were up at its end. Yields the same reading after each part of it, so that figures can
 * be shown meanwhile. Whoever has seen enough may stop. A failure is the last element.
 */
export async function* readCalls(
  read: CallReader,
  question: Question & Period,
  names: readonly TextDimensionName[],
  now: Timestamp,
): AsyncGenerator<E.Either<StoreError | TooManyValues, Reading>, void> {
  const { since, until } = question
  const reading = emptyReading({ since, until }, names)
  const texts = textsRead(names)
  for await (const chunk of read(question, { texts })) {
    if (E.isLeft(chunk)) {
      yield chunk
      return
    }
    const { calls, unreadable, readUnits, reachedMs } = chunk.right
    for (const call of calls) reading.calls.add(call)
    reading.unreadable += unreadable
    reading.readUnits += readUnits
    reading.reachedMs = reachedMs
    const { full } = reading.calls
    if (full !== undefined) {
      yield E.left({ _tag: 'TooManyValues', dimension: full })
      return
    }
    yield E.right(reading)
  }
  reading.reachedMs = -Infinity
  const untilMs = epochMs(until)
  const readUntilMs = Math.min(untilMs + READ_ON_MS, epochMs(now))
  if (readUntilMs > untilMs) {
    const next = { ...question, since: until, until: timestampOf(readUntilMs) }
    for await (const chunk of read(next, { texts, startedBefore: until })) {
      if (E.isLeft(chunk)) {
        yield chunk
        return
      }
      for (const call of chunk.right.calls) reading.after.add(call)
      reading.readUnits += chunk.right.readUnits
      yield E.right(reading)
    }
  }
  reading.atLeast = !isSettled(reading, untilMs, readUntilMs)
  yield E.right(reading)
}
