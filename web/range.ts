import { readTime, TIME_EXPECTED } from '../display/time/time-input'
import { epochMs, type Timestamp, timestampOf } from '../lambda/disconnect/timestamp'
import { durationMs } from '../lambda/question/duration'
import type { Zone } from '../lambda/time/zone'

/** A period with both of its ends. */
export type Range = { readonly since: Timestamp; readonly until: Timestamp; readonly isLive: boolean }

/** What is wrong with a time of the address. */
export type WrongTime = { readonly name: 'since' | 'until'; readonly expected: string }

export const isRange = (range: Range | WrongTime): range is Range => 'since' in range

/** `24h` stays in the address, and means another time later. */
export const isRelative = (text: string): boolean => durationMs(text.trim()) !== undefined

/**
 * The period of an address, in the reader's zone.
 *
 * @param otherwise the beginning if the address has none: `24h`
 */
export const rangeIn = (
  query: URLSearchParams,
  otherwise: string,
  zone: Zone,
  nowMs: number,
): Range | WrongTime => {
  const clock = { now: timestampOf(nowMs), zone }
  const since = readTime(query.get('since') ?? otherwise, clock, 'first')
  if (since === undefined) return { name: 'since', expected: TIME_EXPECTED }
  const typed = query.get('until')
  const until = typed === null ? clock.now : readTime(typed, clock, 'last')
  if (until === undefined) return { name: 'until', expected: TIME_EXPECTED }
  if (until <= since) return { name: 'until', expected: 'a time after that of since' }
  return { since, until, isLive: typed === null || epochMs(until) >= nowMs }
}
