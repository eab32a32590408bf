import type { Parameters } from '../lambda/question/parameters'
import type { Reading } from '../lambda/report/read-calls'
import type { ReportRequest } from '../lambda/report/request'

/** What was read for a report: its period, and the one that it is compared with. */
export type Readings = {
  readonly request: ReportRequest
  readonly reading: Reading
  readonly before?: Reading
}

const KEPT_MS = 60_000
const READINGS_MAX = 2
/** With the texts of calls, some hundred megabytes. */
const CALLS_MAX = 1_000_000

const callsOf = ({ reading, before }: Readings): number => reading.calls.length + (before?.calls.length ?? 0)

const keyOf = (parameters: Parameters): string => JSON.stringify(parameters.map(String).sort())

type Kept = { readonly key: string; readonly readings: Readings; readonly untilMs: number }

/** Remembers for a minute what was read last, so that to save a report that somebody looks at reads nothing. */
export const rememberedReadings = (nowMs: () => number = Date.now) => {
  let kept: readonly Kept[] = []
  const current = (): readonly Kept[] => kept.filter(({ untilMs }) => nowMs() < untilMs)
  return {
    find: (parameters: Parameters): Readings | undefined => {
      kept = current()
      return kept.find(({ key }) => key === keyOf(parameters))?.readings
    },
    remember: (parameters: Parameters, readings: Readings): void => {
      const key = keyOf(parameters)
      const others = current().filter(other => other.key !== key)
      let calls = 0
      kept = [{ key, readings, untilMs: nowMs() + KEPT_MS }, ...others]
        .slice(0, READINGS_MAX)
        .filter(one => (calls += callsOf(one.readings)) <= CALLS_MAX)
      setTimeout(() => (kept = current()), KEPT_MS + 1).unref()
    },
  }
}

export type RememberedReadings = ReturnType<typeof rememberedReadings>
