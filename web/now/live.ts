import type { Activity, ActivitySpan } from '../../console/answers/activity'
import { spanAt, spansOf, stepFor } from '../../display/time/time-steps'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { DAY_MS } from '../../lambda/disconnect/time-units'
import { epochMs } from '../../lambda/disconnect/timestamp'
import type { Zone } from '../../lambda/time/zone'
import { endedAt, recordKey } from '../ended'

/** When a call ended, in milliseconds since 1970. */
export const endedMs = (record: Disconnect): number => epochMs(endedAt(record))

/** The calls that came since the page was opened, and the newest of all. */
export type Live = {
  /** By their key. Those that the activity has as well are dropped when it is read again. */
  readonly calls: ReadonlyMap<string, Disconnect>
  /** The newest first. */
  readonly newest: readonly Disconnect[]
  /** The keys of those of the newest that came while somebody looked. */
  readonly fresh: ReadonlySet<string>
}

export const NOTHING: Live = { calls: new Map(), newest: [], fresh: new Set() }

/** So many of the newest are shown. */
export const NEWEST = 8

const newestOf = (records: Iterable<Disconnect>): readonly Disconnect[] =>
  [...new Map([...records].map(record => [recordKey(record), record])).values()]
    .sort((a, b) => endedMs(b) - endedMs(a))
    .slice(0, NEWEST)

/** Adds what was read. What is known already changes nothing. @param isFirst whether nobody saw them come */
export const withRecords = (live: Live, records: readonly Disconnect[], isFirst = false): Live => {
  const added = records.filter(record => !live.calls.has(recordKey(record)))
  if (added.length === 0) return live
  const shown = new Set(live.newest.map(recordKey))
  const newest = newestOf([...live.newest, ...added])
  return {
    calls: new Map([...live.calls, ...added.map(record => [recordKey(record), record] as const)]),
    newest,
    fresh: new Set(newest.map(recordKey).filter(key => (shown.has(key) ? live.fresh.has(key) : !isFirst))),
  }
}

/** Without the calls that ended before a time: the activity has them. */
export const withoutBefore = (live: Live, ms: number): Live => {
  const kept = [...live.calls].filter(([, record]) => endedMs(record) >= ms)
  return kept.length === live.calls.size ? live : { ...live, calls: new Map(kept) }
}

const added = (span: ActivitySpan, record: Disconnect): ActivitySpan => {
  const { cause } = record
  const before = cause !== undefined && Object.hasOwn(span.causes, cause) ? (span.causes[cause] ?? 0) : 0
  return {
    ...span,
    calls: span.calls + 1,
    answered: span.answered + (record.answered ? 1 : 0),
    causes: cause === undefined ? span.causes : { ...span.causes, [cause]: before + 1 },
  }
}

const EMPTY = { calls: 0, answered: 0, causes: {} }

/** The parts of an activity until now, with the calls that came since; without parts that are older than a day. */
export const spansUntil = (
  { spans, until, since }: Activity,
  { calls }: Live,
  nowMs: number,
  zone: Zone,
): readonly ActivitySpan[] => {
  const [sinceMs, untilMs] = [Date.parse(since), Date.parse(until)]
  const last = spans.at(-1)
  if (last === undefined) return spans
  const step = stepFor({ sinceMs, untilMs, zone }, 100)
  const tail = spansOf({ sinceMs: last.fromMs, untilMs: Math.max(nowMs, untilMs), zone }, step)
  const extended = [
    ...spans.slice(0, -1),
    ...tail.map((span, i) => (i === 0 ? { ...last, ...span } : { ...EMPTY, ...span })),
  ]
  const at = spanAt(extended)
  for (const record of calls.values()) {
    const endMs = endedMs(record)
    // Clocks differ: what ended a moment from now belongs to the last part.
    const index = endMs >= nowMs ? extended.length - 1 : at(endMs)
    const span = endMs >= untilMs ? extended[index] : undefined
    if (span !== undefined) extended[index] = added(span, record)
  }
  return extended.filter(({ toMs }) => toMs > nowMs - DAY_MS)
}
