/**
 * What a report needs of the record of an ended call. Times are in milliseconds since 1970-01-01T00:00:00Z, durations in milliseconds;
 * each is NaN where the record has none, since the columns of a report hold numbers only.
 */
export type Call = {
  /** The time by which questions select it: the end, or else the time of the event, or of its arrival. */
  readonly endedMs: number
  readonly startMs: number
  readonly endMs: number
  readonly answered: boolean
  readonly talkMs: number
  readonly ringMs: number
  readonly queueMs: number
} & { readonly [Name in TextName]: string | undefined }

/** The texts of a record by which calls are grouped. They are read only if they are needed. */
export const TEXT_NAMES = ['cause', 'applicationId', 'accountId', 'tag', 'from', 'to', 'direction'] as const
export type TextName = (typeof TEXT_NAMES)[number]
