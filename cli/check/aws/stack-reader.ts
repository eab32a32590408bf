import type { AwsAnswer } from './aws-answer'

export type Resource = { readonly type: string; readonly logicalId: string; readonly physicalId: string }

export type Alarm = {
  readonly name: string
  readonly isOn: boolean
  /** Since when it is on, or off. */
  readonly since?: Date
  readonly description: string
  readonly actionsEnabled: boolean
  /** The ARNs of the topics and other actions that it notifies. */
  readonly actions: readonly string[]
}

/** The alarms of a stack, and the names of those that were deleted. */
export type Alarms = { readonly alarms: readonly Alarm[]; readonly deleted: readonly string[] }

/** The numbers of confirmed and unconfirmed addresses of a topic. */
export type Subscriptions = { readonly confirmed: number; readonly pending: number }

export type Runtime = { readonly runtime: string; readonly modifiedAt?: string }

/** Concurrent executions: the limit of the account, the unreserved part of it, and what the receive function has reserved. */
export type Concurrency = {
  readonly account: number
  readonly unreserved: number
  readonly reserved?: number
}

/** An event source mapping, with the state that Lambda reports: `Enabled`, `Disabled` and so on. */
export type Mapping = { readonly id: string; readonly state: string }

/** Requests per second, and the burst. */
export type Limits = { readonly rate: number; readonly burst: number }

export type Throttle = {
  readonly account: Limits
  /** The limits of the API's stage, if it has any. */
  readonly stage?: Limits
}

/** The peaks of the last 14 days: concurrent executions of the receive function, and requests to the API per minute. */
export type Traffic = { readonly atOnce?: number; readonly requestsPerMinute?: number }

/** Reads the state of a stack. Most of it is read once, however often it is called. */
export type StackReader = {
  readonly alarms: () => Promise<AwsAnswer<Alarms>>
  readonly subscriptions: (topicArns: readonly string[]) => Promise<AwsAnswer<readonly Subscriptions[]>>
  readonly runtime: () => Promise<AwsAnswer<Runtime>>
  readonly concurrency: () => Promise<AwsAnswer<Concurrency>>
  readonly throttle: () => Promise<AwsAnswer<Throttle>>
  /** The approximate number of callbacks in the overflow queue, in flight or not. */
  readonly queueDepth: () => Promise<AwsAnswer<number>>
  /** The event source mapping from the overflow queue to the drain function; undefined if it was deleted. */
  readonly draining: () => Promise<AwsAnswer<Mapping | undefined>>
  /** The event source mapping from the table's stream to the publish function; undefined if it was deleted. */
  readonly publishing: () => Promise<AwsAnswer<Mapping | undefined>>
  /** Whether the event bus of this name exists. */
  readonly eventBus: (name: string) => Promise<AwsAnswer<boolean>>
  readonly traffic: () => Promise<AwsAnswer<Traffic>>
}
