import { MILLION } from './basis'

/**
 * Hookdeck's published price, of https://hookdeck.com/pricing as read on 2026-09-20 and quoted in
 * https://raw.githubusercontent.com/api-evangelist/hookdeck/main/plans/hookdeck-plans-pricing.yml: "$1.00 per additional 100k" events
 * beyond the first 10,000, "as low as $0.33 per 100k".
 */
export const HOOKDECK = {
  asOf: '2026-09-20',
  includedEvents: 10_000,
  /** US dollars for an event beyond those, at most. */
  event: 1 / 100_000,
  plans: [
    { name: 'Team', month: 39, retentionDays: 7 },
    { name: 'Growth', month: 499, retentionDays: 30 },
  ],
} as const

/** US dollars for a month in which a million callbacks are taken and passed on to one destination. */
export const hookdeckOfMillion = ({ month }: (typeof HOOKDECK.plans)[number]): number =>
  month + (MILLION - HOOKDECK.includedEvents) * HOOKDECK.event
