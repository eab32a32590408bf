import type { Range } from '../display/time/time-steps'

/** How far a period has been read from its end backwards. JSON has no infinite number. */
export const reachedIn = ({ sinceMs, untilMs }: Omit<Range, 'zone'>, reachedMs: number): number =>
  Math.min(untilMs, Math.max(sinceMs, reachedMs))
