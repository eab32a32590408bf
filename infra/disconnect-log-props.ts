import { type Duration, type RemovalPolicy } from 'aws-cdk-lib'
import type { ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2'
import type { IEventBus } from 'aws-cdk-lib/aws-events'
import { type RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'

/** A domain name of your own for the API. */
export type CustomDomain = {
  /** Such as `calls.example.com`. */
  readonly domainName: string
  /** Its certificate in AWS Certificate Manager, in the region of the stack. */
  readonly certificateArn: string
  /**
   * The hosted zone of Route 53 that gets a record which points the domain to the API.
   * @default none: add a CNAME to the stack's output DomainTarget yourself
   */
  readonly hostedZone?: {
    readonly hostedZoneId: string
    /** Such as `example.com`. */
    readonly zoneName: string
  }
}

/** The table is charged for each write and read, and takes more as the traffic grows. */
export type OnDemand = {
  readonly mode: 'on-demand'
  /** The callbacks a second, from 4,000, that the table takes at once. A new table takes 4,000, and twice its last peak within 30 minutes. */
  readonly readyFor: number
}

/** The table is charged for each hour of what it can take, used or not. */
export type Provisioned = {
  readonly mode: 'provisioned'
  /** The callbacks a second that the table takes at any time. */
  readonly from: number
  /** The callbacks a second to which it scales, in minutes. */
  readonly to: number
}

export type Capacity = 'on-demand' | OnDemand | Provisioned

/** The settings of a DisconnectLog. The defaults are for production. */
export type DisconnectLogProps = {
  /**
   * The number of days a record is kept, counted from its arrival.
   * @default forever
   */
  readonly retentionDays?: number
  /**
   * The number of days a quarantined request is kept.
   * @default 90
   */
  readonly quarantineRetentionDays?: number
  /**
   * How long the logs of functions and the access logs are kept.
   * @default one month
   */
  readonly logRetention?: RetentionDays
  /**
   * The number of shards for calls that ended with `hangup`, 1 to 128; all other causes together have half as many, and so has each of
   * them. A shard takes 1,000 writes per second.
   * It can be raised at any time: questions read as many, 8 at least. To lower it from more than 8, set `readIndexShards`, too.
   * @default 8
   */
  readonly indexShards?: number
  /**
   * The most that `indexShards` has ever been, 8 to 128, for as long as records are stored of that time: questions read as many shards.
   * `disconnects check` finds records that they would miss.
   * @default the greater of `indexShards` and 8
   */
  readonly readIndexShards?: number
  /**
   * How the table of records is charged, and how many callbacks a second it takes. The quarantine table is always on demand.
   *
   * - `readyFor` prepares the table and each index for that many. AWS charges once for it, and the number cannot be lowered again. It can
   *   be as high as the quota for a table, by default 40,000.
   * - Provisioned, AWS scales the table and each index between `from` and `to`, in minutes. The quotas are 40,000 write units for the table
   *   and for each index, and 80,000 for all of them in an account and region: there `to` is at most 9,333. AWS raises both.
   *
   * A callback that the table does not take waits in the overflow queue, and is stored later.
   *
   * Sources: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html,
   * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
   * @default 'on-demand'
   */
  readonly capacity?: Capacity
  /**
   * What happens to tables, credentials, queues and logs when they leave the stack. RETAIN also protects the tables from deletion by
   * anyone; everything else is deleted if the deployment that creates it fails. DESTROY is for environments whose data nobody will
   * miss.
   * @default RETAIN
   */
  readonly removalPolicy?: RemovalPolicy
  /**
   * The memory of each function in MB. CPU grows with it, and a cold start mostly waits for TLS handshakes: less memory would cost
   * more time than it saves money.
   * @default 512
   */
  readonly memorySize?: number
  /**
   * The requests that the API accepts: `rateLimit` per second, `burstLimit` at once. More are answered 429, and Bandwidth does not
   * send them again: a limit below the traffic loses callbacks. The quotas of the account apply as well, to all its APIs in a region
   * together. They are lower, 2,500 and 1,250, in Cape Town, Milan, Jakarta, the UAE, Hyderabad, Melbourne,
   * Spain, Zurich, Tel Aviv, Calgary, Malaysia, Thailand and Mexico.
   *
   * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
   * @default the quotas of an AWS account in all other regions: 10,000 per second, 5,000 at once; also for a limit that is left out
   */
  readonly throttle?: ThrottleSettings
  /**
   * The concurrent executions of the account that are reserved for the receive function: no other function can use them. It is also
   * a limit: callbacks that would need more at once are lost. AWS keeps 100 executions unreserved, and new accounts have a quota of
   * 10: there, a reservation fails the deployment. Synthesis cannot see quotas; `disconnects check` can.
   * @default none: the receive function shares the account's executions with all other functions
   */
  readonly reservedConcurrency?: number
  /**
   * The Bandwidth accounts whose callbacks are stored. Callbacks of other accounts are answered 403 and quarantined.
   * @default all: the right credentials are enough
   */
  readonly allowedAccountIds?: readonly string[]
  /**
   * The Bandwidth accounts whose calls are compared with Bandwidth's own list, hourly and daily: calls whose callback never arrived are
   * stored, counted and reported. All of them must be in `allowedAccountIds`, if there is such a list. The stack gets a secret for the
   * client id and secret of one API user at Bandwidth, which may read the calls of all these accounts: fill it in after the deployment.
   * @default none: the stack has neither the function nor the secret
   */
  readonly reconcileAccountIds?: readonly string[]
  /**
   * Whether the API also answers `GET /reports`. A report reads many records, for up to 5 seconds, and each request for one is one of
   * the account's concurrent executions, which callbacks need: `disconnects report` takes its figures from the table without it.
   * @default false: the stack has neither the function nor the route
   */
  readonly reports?: boolean
  /**
   * The event bus of EventBridge on which each ended call is published: `true` for one that the stack makes, or the name or ARN of an
   * existing one, in the region of the stack. An app can pass a bus.
   * @default false: nothing is published, unless there is `forwardTo`, for which the stack makes a bus
   */
  readonly eventBus?: boolean | string | IEventBus
  /**
   * An HTTPS URL to which EventBridge sends the callback of each ended call on, by POST, as Bandwidth sent it. A call can arrive there
   * more than once. The URL is in the template: whoever may read the stack can read a key in it.
   * @default none
   */
  readonly forwardTo?: string
  /**
   * The name or ARN of an existing secret with `{"username","password"}`, which EventBridge sends to `forwardTo` by Basic
   * authentication. Its values at the time of a deployment are taken.
   * @default none: requests have no Authorization
   */
  readonly forwardSecret?: string
  /**
   * The number of requests a second, 1 to 300, that `forwardTo` gets at most. More wait, for at most a day.
   * @default 300
   */
  readonly forwardRate?: number
  /**
   * Whether only calls that failed are published and forwarded: those whose cause is of the class `application`, `limit` or `platform`.
   * @default false
   */
  readonly failuresOnly?: boolean
  /**
   * A domain name of your own for callbacks and questions. The address that API Gateway gave continues to work.
   * @default none
   */
  readonly customDomain?: CustomDomain
  /**
   * The address that receives an e-mail when an alarm goes off and when it is over. AWS first asks for confirmation.
   * @default none: alarms show in CloudWatch and on the dashboard
   */
  readonly alarmEmail?: string
  /**
   * A topic of yours that receives the same messages. Its policy must allow `cloudwatch.amazonaws.com` to publish.
   * @default none
   */
  readonly alarmTopic?: ITopic
  /**
   * The time without a callback after which an alarm goes off: a multiple of 5 minutes up to a day, or whole hours up to 7 days.
   * Choose it by your longest quiet time; `false` turns the alarm off. A new deployment is silent until Bandwidth knows its address,
   * so the alarm goes off, and is over with the first callback.
   * @default a day
   */
  readonly noCallbackFor?: Duration | false
  /**
   * Ids of the Bandwidth applications, at most 20, whose calls, answers and failed calls are counted separately; the calls of all others
   * are counted together. Each has an alarm of its own for failed calls. CloudWatch charges $0.90 a month for each, and for the others,
   * and $0.20 for each alarm.
   * @default none: nothing is counted by application
   */
  readonly metricApplications?: readonly string[]
  /**
   * The percent of ended calls above which an alarm goes off, above 0 and below 100: if more failed in 10 of 15 minutes, even allowing
   * for chance. There is one alarm for each of the classes `application`, `limit` and `platform`, and one for each of
   * `metricApplications`. `false` turns them off.
   * @default 5
   */
  readonly failedCallsPercent?: number | false
}
