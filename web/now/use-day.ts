import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Activity, ActivitySpan } from '../../console/answers/activity'
import { CONSOLE_PATHS } from '../../console/answers/paths'
import { DAY_MS, MINUTE_MS } from '../../lambda/disconnect/time-units'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import type { Period } from '../../lambda/report/request'
import type { Zone } from '../../lambda/time/zone'
import type { Parameters } from '../api/client'
import { type Answer, useLines } from '../api/use-answer'
import { useReader } from '../reader'
import { spansUntil } from './live'
import { type LiveState, SETTLED_MS, useLive } from './use-live'
import { shifted, weekBefore } from './week-before'

/** Everything is read again so often: for callbacks that came late, and for records that were replayed. */
const AGAIN_MS = 15 * MINUTE_MS

const dayUntil = (ms: number): Period => ({ since: timestampOf(ms - DAY_MS), until: timestampOf(ms) })

const parametersOf = ({ since, until }: Period, zone: Zone): Parameters => [
  ['since', since],
  ['until', until],
  ['tz', zone.name()],
]

export type Day = {
  /** What is known of reading it. */
  readonly answer: Answer<Activity>
  readonly activity: Activity | undefined
  readonly live: LiveState
  /** The parts of the day until now. */
  readonly spans: readonly ActivitySpan[]
  /** Those of a week before, each a week later; undefined until all of them are read. */
  readonly before: readonly ActivitySpan[] | undefined
}

/** The last reading of all calls stays until the next one is whole as well. */
const useKept = (answer: Answer<Activity>): Activity | undefined => {
  const kept = useRef<Activity | undefined>(undefined)
  const { value } = answer
  if (value !== undefined && (value.isWhole || kept.current?.isWhole !== true)) kept.current = value
  return kept.current
}

/** The calls of the last 24 hours, while they are read and while new ones come, and those of a week before. */
export const useDay = (isPaused: boolean): Day => {
  const { zone } = useReader()
  // The callback of a call that ends now arrives a moment later.
  const [period, setPeriod] = useState(() => dayUntil(Date.now() - SETTLED_MS))
  useEffect(() => {
    if (isPaused) return undefined
    const latest = (): Period => dayUntil(Date.now() - SETTLED_MS)
    // After a long pause, everything is read again at once.
    setPeriod(known => (Date.now() - Date.parse(known.until) > AGAIN_MS ? latest() : known))
    const timer = setInterval(() => {
      setPeriod(latest())
    }, AGAIN_MS)
    return () => {
      clearInterval(timer)
    }
  }, [isPaused])
  const answer = useLines<Activity>(CONSOLE_PATHS.activity, parametersOf(period, zone))
  const activity = useKept(answer)
  const isWhole = activity?.isWhole === true
  const weekAgo = useLines<Activity>(
    isWhole ? CONSOLE_PATHS.activity : undefined,
    parametersOf(
      weekBefore({ since: activity?.since ?? period.since, until: activity?.until ?? period.until }, zone),
      zone,
    ),
  )
  const past = useKept(weekAgo)
  const live = useLive(Date.parse(activity?.until ?? period.until), isPaused)
  const { isBehind } = live
  useEffect(() => {
    if (isBehind) setPeriod(dayUntil(Date.now() - SETTLED_MS))
  }, [isBehind])
  const spans = useMemo(
    () => (activity === undefined ? [] : spansUntil(activity, live, live.nowMs, zone)),
    [activity, live, zone],
  )
  const before = useMemo(
    () => (past?.isWhole === true && activity !== undefined ? shifted(past, activity, zone) : undefined),
    [past, activity, zone],
  )
  return { answer, activity, live, spans, before }
}
