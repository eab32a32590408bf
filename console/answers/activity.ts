import type { Timestamp } from '../../lambda/disconnect/timestamp'

/** The calls that ended in a part of a period. */
export type ActivitySpan = {
  /** In milliseconds since 1970. */
  readonly fromMs: number
  readonly toMs: number
  readonly calls: number
  readonly answered: number
  /** The number of calls of each cause. */
  readonly causes: Readonly<Record<string, number>>
}

/** The calls of a period, as far as they have been read: from its end backwards. Each line of the answer replaces the one before. */
export type Activity = {
  readonly since: Timestamp
  readonly until: Timestamp
  /** What the parts are called: `15 minutes`. The first and the last may be shorter. */
  readonly step: string
  /** All parts of the period, the oldest first. What is not read yet is 0. */
  readonly spans: readonly ActivitySpan[]
  /** All calls that ended at this time or later have been read, in milliseconds since 1970. */
  readonly reachedMs: number
  /** Whether everything has been read. */
  readonly isWhole: boolean
  /** Records that this version cannot read. */
  readonly unreadable: number
}
