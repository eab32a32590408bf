import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { DEFAULT_INDEX_SHARDS, MAX_INDEX_SHARDS } from '../lambda/deployment/tables'
import type { DisconnectLogProps } from './disconnect-log-props'
import { checkSilence } from './monitoring/silence-alarm'

/** The functions take no more: it is 2,700 years. */
export const MAX_DAYS = 999_999

/** Quotas can be raised to tens of thousands. */
export const MAX_CONCURRENCY = 1_000_000

/** Props with every default filled in. Its `removalPolicy` is that of secret, queues and log groups. */
export type Settings = Required<Omit<DisconnectLogProps, Optional>> &
  Pick<DisconnectLogProps, Optional> & { readonly tableRemovalPolicy: RemovalPolicy }
type Optional =
  'retentionDays' | 'reservedConcurrency' | 'allowedAccountIds' | 'customDomain' | 'alarmEmail' | 'alarmTopic'

/** Nothing that could end the list in a function's environment, nor begin another dimension of metrics. */
export const APPLICATION_ID = /^[\w-]{1,64}$/
/** All of them stand in the environment of a function, which has 4 KB. */
export const MAX_METRIC_APPLICATIONS = 20

const applicationIds = (ids: readonly string[]): readonly string[] => {
  if (ids.length <= MAX_METRIC_APPLICATIONS && ids.every(id => APPLICATION_ID.test(id))) return ids
  throw new Error(`metricApplications must be at most ${MAX_METRIC_APPLICATIONS} identifiers of applications`)
}

/** The functions, or AWS, would refuse other numbers, and by then callbacks may be arriving. */
const positive = (name: string, value: number, max = MAX_DAYS): number => {
  if (Number.isInteger(value) && value > 0 && value <= max) return value
  throw new Error(`${name} must be a whole number from 1 to ${max}, and is ${value}`)
}

/** An empty list would refuse every callback; and the functions read the ids with commas between them. */
const accountIds = (ids: readonly string[]): readonly string[] => {
  if (ids.length > 0 && ids.every(id => /^\d+$/.test(id))) return ids
  throw new Error('allowedAccountIds must be a list, not empty, of digits')
}

/**
 * What is retained stays when it leaves the stack or the stack is deleted. Secret, queues and log groups go if the very deployment
 * that makes them fails: nobody has used them yet, and a second try would leave a second set behind. Tables stay then too:
 * they are protected from deletion, and a rollback that has to delete them ends in failure.
 */
const removalPolicies = (asked: RemovalPolicy): Pick<Settings, 'removalPolicy' | 'tableRemovalPolicy'> =>
  asked === RemovalPolicy.DESTROY
    ? { removalPolicy: RemovalPolicy.DESTROY, tableRemovalPolicy: RemovalPolicy.DESTROY }
    : {
        removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
        tableRemovalPolicy: RemovalPolicy.RETAIN,
      }

export const settingsOf = ({
  retentionDays,
  quarantineRetentionDays = 90,
  logRetention = RetentionDays.ONE_MONTH,
  indexShards = DEFAULT_INDEX_SHARDS,
  removalPolicy = RemovalPolicy.RETAIN,
  memorySize = 512,
  throttle = { rateLimit: 10_000, burstLimit: 5_000 },
  reservedConcurrency,
  allowedAccountIds,
  customDomain,
  alarmEmail,
  alarmTopic,
  noCallbackFor = Duration.days(1),
  metricApplications = [],
}: DisconnectLogProps): Settings => ({
  ...(retentionDays === undefined ? {} : { retentionDays: positive('retentionDays', retentionDays) }),
  quarantineRetentionDays: positive('quarantineRetentionDays', quarantineRetentionDays),
  logRetention,
  indexShards: positive('indexShards', indexShards, MAX_INDEX_SHARDS),
  ...removalPolicies(removalPolicy),
  memorySize,
  throttle,
  ...(reservedConcurrency === undefined
    ? {}
    : { reservedConcurrency: positive('reservedConcurrency', reservedConcurrency, MAX_CONCURRENCY) }),
  ...(allowedAccountIds === undefined ? {} : { allowedAccountIds: accountIds(allowedAccountIds) }),
  ...(customDomain === undefined ? {} : { customDomain }),
  ...(alarmEmail === undefined ? {} : { alarmEmail }),
  ...(alarmTopic === undefined ? {} : { alarmTopic }),
  noCallbackFor: noCallbackFor === false ? false : checkSilence(noCallbackFor),
  metricApplications: applicationIds(metricApplications),
})
