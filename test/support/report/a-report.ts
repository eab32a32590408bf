import type { Timestamp } from '../../../lambda/disconnect/timestamp'
import type { Figures } from '../../../lambda/report/figures'
import type { Report, ReportGroup } from '../../../lambda/report/report'
import { shareOf } from '../../../lambda/report/statistics'

/** Figures of so many calls, of which others may be given. */
export const figures = (
  calls: number,
  answered: number,
  failed: number,
  more: Partial<Figures> = {},
): Figures => {
  const asr = shareOf(answered, calls)
  return {
    calls,
    answered,
    ...(asr && { asr }),
    talkMs: { total: 0 },
    shortCalls: 0,
    causes: {},
    classes: {},
    failed,
    ...more,
  }
}

const AT = '2026-11-16T16:41:16.000Z' as Timestamp

const group = (tag: string, ...rest: readonly [...Parameters<typeof figures>]): ReportGroup => ({
  key: { tag },
  ...figures(...rest),
})

const more = (
  talk: number,
  p95: number,
  [low, high]: readonly [number, number],
  shortCalls: number,
  atOnce: number,
): Partial<Figures> => ({
  acdMs: talk * 1_000,
  talkMs: { total: 1, p50: 1, p95: p95 * 1_000 },
  ner: { low, high },
  shortCalls,
  peakConcurrency: { calls: atOnce, at: AT },
})

const CAUSES = {
  hangup: 50_000,
  error: 570,
  'callback-error': 377,
  unknown: 248,
  'application-error': 189,
  'invalid-bxml': 185,
  'account-limit': 151,
  'node-capacity-exceeded': 81,
}

/** A week of a made-up company, by a tag for each of its lines. */
export const A_WEEK: Report = {
  since: '2026-11-11T19:52:00.000Z' as Timestamp,
  until: '2026-11-18T19:52:00.000Z' as Timestamp,
  timeZone: 'America/New_York',
  by: ['tag'],
  groups: [
    group('Reminders', 19_400, 11_155, 427, more(40, 120, [0.741, 0.985], 1_573, 14)),
    group('Support line', 16_335, 14_979, 457, more(241, 722, [0.923, 0.985], 374, 31)),
    group('Sales dialer', 15_377, 4_506, 461, more(95, 292, [0.561, 0.975], 288, 15)),
    group('Two-factor voice', 12_145, 9_570, 231, more(21, 64, [0.871, 0.985], 2_335, 6)),
    group('Checkout IVR', 8_134, 7_923, 220, more(73, 223, [0.981, 0.985], 634, 9)),
    group('Returns line', 131, 104, 2, more(115, 341, [0.821, 0.985], 3, 2)),
  ],
  total: figures(71_522, 48_206, 1_801, {
    ...more(109, 447, [0.791, 0.985], 5_207, 46),
    causes: CAUSES,
  }),
  records: 71_522,
}
