import type { Activity, ActivitySpan } from '../../console/answers/activity'
import { type Span, spanAt } from '../../display/time/time-steps'
import { MINUTE_MS } from '../../lambda/disconnect/time-units'
import { epochMs, timestampOf } from '../../lambda/disconnect/timestamp'
import { comparedPeriod } from '../../lambda/report/period'
import type { Period } from '../../lambda/report/request'
import type { Zone } from '../../lambda/time/zone'
import { type Sums, sumsOf } from './sums'

/** The page stays open: so much longer is what it is compared with. */
const LONGER_MS = 30 * MINUTE_MS

/** The period a week before, at the same times of day. */
export const weekBefore = ({ since, until }: Period, zone: Zone): Period =>
  comparedPeriod({ since, until: timestampOf(epochMs(until) + LONGER_MS) }, 'previousWeek', zone).period

/** The parts of a week before, each where it would lie a week later. */
export const shifted = (before: Activity, period: Period, zone: Zone): readonly ActivitySpan[] => {
  const { shift } = comparedPeriod(period, 'previousWeek', zone)
  return before.spans.map(span => ({ ...span, fromMs: shift(span.fromMs), toMs: shift(span.toMs) }))
}

/** How much of a part lies in a range. */
const weightIn =
  ({ fromMs, toMs }: Span) =>
  (span: Span): number => {
    const inside = Math.min(span.toMs, toMs) - Math.max(span.fromMs, fromMs)
    return span.toMs > span.fromMs ? Math.max(0, inside) / (span.toMs - span.fromMs) : 0
  }

/** The calls of a range, of the part that only half lies in it as well. */
export const sumsIn = (before: readonly ActivitySpan[], range: Span): Sums => {
  const sums = sumsOf(before, weightIn(range))
  const causes = new Map([...sums.causes].map(([cause, count]) => [cause, Math.round(count)]))
  const { application, limit, platform } = sums.classes
  return {
    calls: Math.round(sums.calls),
    answered: Math.round(sums.answered),
    failed: Math.round(sums.failed),
    classes: {
      application: Math.round(application),
      limit: Math.round(limit),
      platform: Math.round(platform),
    },
    causes,
  }
}

/** The part of the week before that belongs to each part. */
export const besides = (
  spans: readonly Span[],
  before: readonly ActivitySpan[],
): readonly (ActivitySpan | undefined)[] => {
  const at = spanAt(spans)
  const found: (ActivitySpan | undefined)[] = spans.map(() => undefined)
  for (const span of before) {
    const index = at((span.fromMs + span.toMs) / 2)
    if (index >= 0 && found[index] === undefined) found[index] = span
  }
  return found
}
