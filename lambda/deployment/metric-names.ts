import { RECOGNIZED_CAUSES } from '../disconnect/cause'

/**
 * The metrics of the functions, by the names that alarms and the dashboard use.
 *
 * CloudWatch charges $0.30 a month for each metric, that is, for each name with each value of its dimensions, in the hours in
 * which it has data. There are 15 by service alone and at most 13 by cause: no more than $8.40 a month for a deployment. Each
 * application with metrics of its own adds three, and all others together add three: $0.90 each. `Completed`, `Corrected` and
 * those of reconciliation have data only where it is used: 7, at most $2.10 more. So do the 2 of publication: $0.60.
 */
export const METRIC_NAMESPACE = 'BandwidthDisconnects'

export type MetricName =
  /** Authentic callbacks that were kept, with any outcome: it has no data when nothing arrives. */
  | 'Received'
  /** The outcomes of deliveries, each counted once: a delivery in the overflow queue counts when it is drained. */
  | 'Stored'
  | 'Duplicate'
  | 'Conflict'
  /** Callbacks that replaced a reconciled record of the same cause and times, and of others. */
  | 'Completed'
  | 'Corrected'
  | 'Quarantined'
  /** Callbacks of accounts that are not allowed here. They are quarantined. */
  | 'Forbidden'
  /** Deliveries that went to the overflow queue, and those that were taken from it. */
  | 'Overflowed'
  | 'Drained'
  /** Deliveries from the queue whose credentials could only be checked then, and were wrong. They are quarantined. */
  | 'Unverified'
  /** Requests without the right credentials, including the first request of each callback if Bandwidth waits for a challenge. */
  | 'Unauthorized'
  /** Requests with the right credentials to a path that does not exist: answered 404, and lost if they were callbacks. */
  | 'Misdirected'
  /** Failed attempts to read the credentials. */
  | 'CredentialsUnreadable'
  /** Callbacks that were not kept: answered 503 or 500, and lost. */
  | 'Failed'
  /** Calls whose end was stored for the first time, by cause and by application. */
  | 'Ended'
  /** 1 for each ended call that was answered, 0 for any other: the average is the answer ratio, and the sample count is the number of calls. */
  | 'Answered'
  /**
   * 1 for each ended call whose cause is of a class that failed, 0 for any other; only by application. The sum is the number of calls
   * that failed, and the sample count is the number of calls.
   */
  | 'CallFailed'
  /** Milliseconds from the event to the arrival of its callback. */
  | 'Lag'
  /**
   * Written by each run of reconciliation, for each account. Runs overlap, so a call counts in several of them: these are made for
   * ratios and for "more than none", not for sums.
   *
   * Listed calls that should have sent a callback, of groups that have delivered before; those of them whose callback arrived;
   * and those that were not stored before.
   */
  | 'Listed'
  | 'Arrived'
  | 'Missing'
  /** Records that a run of reconciliation stored. A call that is missing counts once: afterwards it is stored. */
  | 'Reconciled'
  /** 1 for a run of an account that failed, or whose time was over before it came any further; or 0. It has no data when nothing runs. */
  | 'ReconciliationFailed'
  /** Ended calls that were published on the event bus, each time that they were; and those that never can be. */
  | 'Published'
  | 'Unpublished'

/** Identifies the deployment: an account can have several. Every metric has this dimension. */
export const SERVICE_DIMENSION = 'service'
export const CAUSE_DIMENSION = 'cause'
export const APPLICATION_DIMENSION = 'application'

/** Stands for all values of a dimension without metrics of their own. */
export const OTHER = 'other'

/** All values of the dimension `cause`: never text from a request. */
export const CAUSE_LABELS: readonly string[] = /* @__PURE__ */ [RECOGNIZED_CAUSES, OTHER].flat()
