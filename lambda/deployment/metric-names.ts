import { RECOGNIZED_CAUSES } from '../disconnect/cause'

/**
 * What the functions count, by the names that alarms and the dashboard ask CloudWatch for.
 *
 * CloudWatch charges $0.30 a month for each metric, that is: each name with each value of its dimensions, in the hours in
 * which it has data. There are 15 by service alone and at most 13 by cause: no more than $8.40 a month for a deployment. Each
 * application that is told apart adds two, and all others together two: $0.60 each.
 */
export const METRIC_NAMESPACE = 'BandwidthDisconnects'

export type MetricName =
  /** Authentic callbacks that were kept, whatever they came to: what is missing when nothing arrives. */
  | 'Received'
  /** What deliveries came to, each counted once: what waited in the overflow queue, when it is drained. */
  | 'Stored'
  | 'Duplicate'
  | 'Conflict'
  | 'Quarantined'
  /** Callbacks of accounts that are not allowed here. They are kept in the quarantine. */
  | 'Forbidden'
  /** Deliveries that went to the overflow queue, and those that were taken from it. */
  | 'Overflowed'
  | 'Drained'
  /** Those taken from it whose credentials could only be checked then, and were wrong. They are kept in the quarantine. */
  | 'Unverified'
  /** Requests without the right credentials: also the first for each callback, where Bandwidth waits to be asked for them. */
  | 'Unauthorized'
  /** Requests with the right credentials to a path at which nothing listens: answered 404, and lost if they were callbacks. */
  | 'Misdirected'
  /** Attempts to read the credentials that failed. */
  | 'CredentialsUnreadable'
  /** Callbacks that were not kept: answered 503 or 500, and lost. */
  | 'Failed'
  /** Calls whose end was stored for the first time: by cause, and by application. */
  | 'Ended'
  /** 1 for each of those that had been answered, else 0: its average is the answer ratio, and it has as many samples as calls ended. */
  | 'Answered'
  /** Milliseconds from the event to the arrival of its callback. */
  | 'Lag'

/** The deployment: several may stand in one account. Each metric has it. */
export const SERVICE_DIMENSION = 'service'
export const CAUSE_DIMENSION = 'cause'
export const APPLICATION_DIMENSION = 'application'

/** Stands for every value of a dimension that is not told apart. */
export const OTHER = 'other'

/** All values of the dimension `cause`: never a text that came from outside. */
export const CAUSE_LABELS: readonly string[] = [...RECOGNIZED_CAUSES, OTHER]
