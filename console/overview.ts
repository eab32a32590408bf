import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { reportOf, withCompleteness } from '../lambda/report/report'
import { atOnce } from '../display/figures/at-once'
import { causesOverTime } from '../display/figures/causes-over-time'
import { mostFailing } from '../display/figures/most-failing'
import { rangeOf } from '../display/figures/over-time'
import { weekdayHours } from '../display/figures/weekday-hours'
import type { Overview } from './answers/overview'
import type { Line } from './answer'
import type { ConsolePorts } from './ports'
import { reachedIn } from './reached'
import { completenessOf, decodeReport, readBoth } from './read-report'
import type { Readings } from './readings'
import type { ConsoleRequest } from './request'
import { tooMany } from './why-not'

/** Numbers and tags with the most failures. */
const FAILING_MAX = 6

/** First figures come soon. Later ones change no more often than people read them. */
const FIRST_PAUSE_MS = 100
const PAUSE_MS = 700

/** Computing figures takes at most a fifth of the time. */
const PAUSE_FACTOR = 4

/** The report of what has been read, and what its charts are made of. */
const overviewOf = (
  { request, reading, before }: Readings,
  isWhole: boolean,
  completeness?: number,
): Line<Overview> =>
  pipe(
    reportOf(request, reading, before),
    E.bimap(
      error => tooMany(error, request),
      report => {
        const calls = { request, reading, ...(before && { before }) }
        const table = reading.calls
        return {
          report: withCompleteness(report, completeness),
          causes: causesOverTime(calls),
          hours: weekdayHours(table, request.zone),
          atOnce: atOnce(calls),
          failing: {
            number: mostFailing(table, 'number', FAILING_MAX),
            tag: mostFailing(table, 'tag', FAILING_MAX),
          },
          reachedMs: reachedIn(rangeOf(request), reading.reachedMs),
          isWhole,
        }
      },
    ),
  )

/** Says when the next figures are due. */
const pacer = () => {
  let pauseMs = FIRST_PAUSE_MS
  let dueAt = -Infinity
  return {
    isDue: (): boolean => performance.now() >= dueAt,
    paced: <A>(compute: () => A): A => {
      const startedAt = performance.now()
      const result = compute()
      const endedAt = performance.now()
      dueAt = endedAt + Math.max(pauseMs, PAUSE_FACTOR * (endedAt - startedAt))
      pauseMs = Math.min(PAUSE_MS, 2 * pauseMs)
      return result
    },
  }
}

/** A report with its charts, while its calls are read. @param remember gets what was read of all of them */
export async function* overview(
  ports: ConsolePorts,
  consoleRequest: ConsoleRequest,
  remember: (readings: Readings) => void,
): AsyncGenerator<Line<Overview>> {
  const request = decodeReport(consoleRequest)
  if (E.isLeft(request)) {
    yield request
    return
  }
  const { isDue, paced } = pacer()
  let last: Readings | undefined
  let isPeriodShown = false
  for await (const part of readBoth(ports, request.right, consoleRequest)) {
    if (E.isLeft(part)) {
      yield part
      return
    }
    const { readings, isBefore } = part.right
    last = readings
    // Of the period before, the figures of a part would look like those of all.
    if (isBefore ? isPeriodShown : !isDue()) continue
    isPeriodShown = isBefore
    const line = paced(() => overviewOf({ request: readings.request, reading: readings.reading }, false))
    yield line
    if (E.isLeft(line)) return
  }
  if (last === undefined) return
  const completeness = await completenessOf(ports, request.right)
  if (E.isRight(completeness)) remember(last)
  yield E.isLeft(completeness) ? completeness : overviewOf(last, true, completeness.right)
}
