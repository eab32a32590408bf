import { type TypeOf } from 'io-ts'
import { MAX_INDEX_SHARDS } from '../../lambda/deployment/tables'
import { MAX_CONCURRENCY, MAX_DAYS } from '../settings'
import { exactly } from './exactly'
import { Tags } from './tags'
import {
  AccountIds,
  ApplicationIds,
  CertificateArn,
  Email,
  HostedZoneId,
  HostName,
  LogRetention,
  RemovalPolicyName,
  Silence,
  wholeNumber,
} from './values'

/** Those of an account can be raised, and a limit above them does no harm. */
const Rate = wholeNumber('Rate', 1, 1_000_000)

const Throttle = exactly('Throttle', { rateLimit: Rate, burstLimit: Rate }, {})

const HostedZone = exactly('HostedZone', { hostedZoneId: HostedZoneId, zoneName: HostName }, {})

const CustomDomain = exactly(
  'CustomDomain',
  { domainName: HostName, certificateArn: CertificateArn },
  { hostedZone: HostedZone },
)

/** What can be set for an environment. What each means, and its default, is in `disconnect-log-props.ts`. */
export const SETTINGS = {
  retentionDays: wholeNumber('RetentionDays', 1, MAX_DAYS),
  quarantineRetentionDays: wholeNumber('QuarantineRetentionDays', 1, MAX_DAYS),
  logRetentionDays: LogRetention,
  allowedAccountIds: AccountIds,
  memorySize: wholeNumber('MemorySize', 128, 10_240),
  throttle: Throttle,
  reservedConcurrency: wholeNumber('ReservedConcurrency', 1, MAX_CONCURRENCY),
  indexShards: wholeNumber('IndexShards', 1, MAX_INDEX_SHARDS),
  removalPolicy: RemovalPolicyName,
  customDomain: CustomDomain,
  alarmEmail: Email,
  noCallbackMinutes: Silence,
  metricApplications: ApplicationIds,
  /** On every resource, and on the stack. */
  tags: Tags,
}

export const EnvironmentSettings = exactly('EnvironmentSettings', {}, SETTINGS)
export type EnvironmentSettings = TypeOf<typeof EnvironmentSettings>
