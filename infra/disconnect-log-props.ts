import { type Duration, type RemovalPolicy } from 'aws-cdk-lib'
import type { ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2'
import { type RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'

/** An address of one's own for the API. */
export type CustomDomain = {
  /** Such as `calls.example.com`. */
  readonly domainName: string
  /** The certificate for it, of AWS Certificate Manager, in the region of the stack. */
  readonly certificateArn: string
  /**
   * The hosted zone of Route 53 in which the domain is pointed at the API.
   * @default none: point the domain at the stack's output DomainTarget yourself, by a CNAME
   */
  readonly hostedZone?: {
    readonly hostedZoneId: string
    /** Such as `example.com`. */
    readonly zoneName: string
  }
}

/** How a DisconnectLog differs from the default, which is made for production. */
export type DisconnectLogProps = {
  /**
   * For how many days a record is kept, counted from its arrival.
   * @default for ever
   */
  readonly retentionDays?: number
  /**
   * For how many days a request that could not be understood is kept.
   * @default 90
   */
  readonly quarantineRetentionDays?: number
  /**
   * For how long the logs of functions and the access logs are kept.
   * @default one month
   */
  readonly logRetention?: RetentionDays
  /**
   * Over how many partition keys the records of one hour or cause are spread. DynamoDB takes 1,000 writes a second on each.
   * At most 8. It can be changed at any time: questions find what was written before.
   * @default 8
   */
  readonly indexShards?: number
  /**
   * What becomes of tables, credentials, queues and logs when they leave the stack. RETAIN also protects the tables from being
   * deleted by anyone; all else goes if the deployment that makes it fails. DESTROY is for environments whose data nobody
   * will miss.
   * @default RETAIN
   */
  readonly removalPolicy?: RemovalPolicy
  /**
   * Memory of each function in MB. CPU grows with it, and what a cold start waits for is mostly TLS handshakes: less
   * would cost more time than it saves money.
   * @default 512
   */
  readonly memorySize?: number
  /**
   * Requests that the API takes: `rateLimit` a second, `burstLimit` at once. Those above it are answered 429, which
   * Bandwidth does not repeat: a limit below the traffic loses callbacks. The quotas of the account count as well, for all its
   * APIs in a region together. They are lower, 2,500 and 1,250, in Cape Town, Milan, Jakarta, the UAE, Hyderabad, Melbourne,
   * Spain, Zurich, Tel Aviv, Calgary, Malaysia, Thailand and Mexico.
   *
   * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
   * @default the quotas of an AWS account in all other regions: 10,000 a second, 5,000 at once
   */
  readonly throttle?: ThrottleSettings
  /**
   * Executions of the account that are reserved for the receive function, so that no other function can take them. It is a cap
   * as well: callbacks that would need more at once are lost. AWS wants 100 executions to stay unreserved, and new accounts have
   * a quota of 10: there a reservation fails the deployment. Synthesis cannot see quotas; `disconnects check` can.
   * @default none: the receive function shares the account's executions with all other functions
   */
  readonly reservedConcurrency?: number
  /**
   * The accounts of Bandwidth whose callbacks are taken. Those of others are answered 403, and are in quarantine.
   * @default all: who has the credentials is believed
   */
  readonly allowedAccountIds?: readonly string[]
  /**
   * An address of one's own for callbacks and questions. The one that API Gateway gave goes on working.
   * @default none
   */
  readonly customDomain?: CustomDomain
  /**
   * Who gets an e-mail when an alarm goes off, and when it is over. AWS asks the address for confirmation first.
   * @default nobody: the alarms are seen in CloudWatch and on the dashboard
   */
  readonly alarmEmail?: string
  /**
   * A topic of yours that is told of the same. Its policy must let `cloudwatch.amazonaws.com` publish.
   * @default none
   */
  readonly alarmTopic?: ITopic
  /**
   * For how long no callback may come before there is an alarm: a multiple of 5 minutes up to a day, or whole hours up to
   * 7 days. Choose it by your longest quiet time; `false` if you have none that means anything. A new deployment is silent
   * until Bandwidth knows its address, so the alarm goes off, and is over with the first callback.
   * @default a day
   */
  readonly noCallbackFor?: Duration | false
  /**
   * Identifiers of the Bandwidth applications, at most 20, whose calls and answer ratio are counted apart; the calls of all
   * others are counted together. CloudWatch charges $0.60 a month for each, and for the others.
   * @default none: nothing is counted by application
   */
  readonly metricApplications?: readonly string[]
}
