import type { Asked } from './asked'

export type Resource = { readonly type: string; readonly logicalId: string; readonly physicalId: string }

export type Alarm = {
  readonly name: string
  readonly isOn: boolean
  readonly description: string
  readonly actionsEnabled: boolean
  /** What it notifies when it goes off: topics and others, by their ARNs. */
  readonly actions: readonly string[]
}

/** Those there are, and the names of those that the stack made and that are gone. */
export type Alarms = { readonly alarms: readonly Alarm[]; readonly deleted: readonly string[] }

/** How many addresses of a topic are confirmed, and how many are not yet. */
export type Subscriptions = { readonly confirmed: number; readonly pending: number }

export type Runtime = { readonly runtime: string; readonly modifiedAt?: string }

/** How many functions may run at once: in the account, of those the ones that nobody has reserved, and of the receive function. */
export type Concurrency = {
  readonly account: number
  readonly unreserved: number
  readonly reserved?: number
}

/** An event source mapping, as Lambda describes it: `Enabled`, `Disabled` and what lies between. */
export type Draining = { readonly id: string; readonly state: string }

/** Requests a second, and at once. */
export type Limits = { readonly rate: number; readonly burst: number }

export type Throttle = {
  readonly account: Limits
  /** Of the API's stage, where it has its own. */
  readonly stage?: Limits
}

/** The most of the last 14 days: receive functions that ran at once, and requests to the API in a minute. None if there were none. */
export type Traffic = { readonly atOnce?: number; readonly requestsPerMinute?: number }

/** What AWS knows of a stack. Each asks once, however often it is called. */
export type StackReader = {
  readonly alarms: () => Promise<Asked<Alarms>>
  readonly subscriptions: (topicArns: readonly string[]) => Promise<Asked<readonly Subscriptions[]>>
  readonly runtime: () => Promise<Asked<Runtime>>
  readonly concurrency: () => Promise<Asked<Concurrency>>
  readonly throttle: () => Promise<Asked<Throttle>>
  /** How many callbacks wait in the overflow queue, in flight or not. SQS counts roughly. */
  readonly queueDepth: () => Promise<Asked<number>>
  /** The state of what brings the messages of the overflow queue to the drain function; none if it was deleted. */
  readonly draining: () => Promise<Asked<Draining | undefined>>
  readonly traffic: () => Promise<Asked<Traffic>>
}
