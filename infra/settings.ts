import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import * as E from 'fp-ts/Either'
import type * as t from 'io-ts'
import { decode } from '../lambda/codec/decode'
import { defined } from '../lambda/codec/defined'
import { objectCodec } from '../lambda/codec/object-codec'
import { wholeNumber } from '../lambda/codec/whole-number'
import {
  DEFAULT_INDEX_SHARDS,
  DEFAULT_QUARANTINE_RETENTION_DAYS,
  MAX_DAYS,
  MAX_INDEX_SHARDS,
} from '../lambda/deployment/tables'
import { CapacitySetting } from './codec/capacity'
import { EventBus, ForwardRate, ForwardUrl, SecretId } from './codec/publication'
import {
  AccountIds,
  ApplicationIds,
  CustomDomain,
  DEFAULT_THROTTLE,
  Email,
  FailedCalls,
  Flag,
  LogRetention,
  orToken,
  RemovalPolicyName,
  Silence,
  Throttle,
} from './codec/values'
import type { DisconnectLogProps } from './disconnect-log-props'

const Days = wholeNumber('Days', { from: 1, to: MAX_DAYS })

/** The props that are values. A topic is a construct, which TypeScript checks. */
type Values = Required<Omit<DisconnectLogProps, 'alarmTopic'>>

/** Every setting by the name of its prop: the codec that checks it, and its default, if it has one. */
export const SETTINGS = {
  retentionDays: { codec: Days },
  quarantineRetentionDays: { codec: Days, default: DEFAULT_QUARANTINE_RETENTION_DAYS },
  logRetention: { codec: LogRetention, default: RetentionDays.ONE_MONTH },
  allowedAccountIds: { codec: AccountIds },
  reconcileAccountIds: { codec: AccountIds },
  reports: { codec: Flag, default: false },
  eventBus: { codec: EventBus, default: false },
  forwardTo: { codec: ForwardUrl },
  forwardSecret: { codec: SecretId },
  forwardRate: { codec: ForwardRate, default: 300 },
  failuresOnly: { codec: Flag, default: false },
  memorySize: { codec: orToken(wholeNumber('MemorySize', { from: 128, to: 10_240 })), default: 512 },
  throttle: { codec: Throttle, default: DEFAULT_THROTTLE },
  // AWS raises quotas on request, to tens of thousands.
  reservedConcurrency: { codec: wholeNumber('Concurrency', { from: 1, to: 1_000_000 }) },
  indexShards: {
    codec: wholeNumber('IndexShards', { from: 1, to: MAX_INDEX_SHARDS }),
    default: DEFAULT_INDEX_SHARDS,
  },
  readIndexShards: {
    codec: wholeNumber('ReadIndexShards', { from: DEFAULT_INDEX_SHARDS, to: MAX_INDEX_SHARDS }),
  },
  capacity: { codec: CapacitySetting, default: 'on-demand' },
  removalPolicy: { codec: RemovalPolicyName, default: RemovalPolicy.RETAIN },
  customDomain: { codec: CustomDomain },
  alarmEmail: { codec: Email },
  noCallbackFor: { codec: Silence, default: Duration.days(1) },
  metricApplications: { codec: ApplicationIds, default: [] },
  failedCallsPercent: { codec: FailedCalls, default: 5 },
} as const satisfies {
  readonly [K in keyof Values]: {
    readonly codec: t.Type<Values[K], unknown>
    readonly default?: Values[K]
  }
}

type Table = typeof SETTINGS
type WithDefault = {
  [K in keyof Table]: Table[K] extends { readonly default: unknown } ? K : never
}[keyof Table]

/** Props with every default filled in. `removalPolicy` is that of secret, queues and log groups. */
export type Settings = Omit<DisconnectLogProps, WithDefault> &
  Required<Pick<DisconnectLogProps, WithDefault>> & { readonly tableRemovalPolicy: RemovalPolicy }

/**
 * A retained resource stays when it leaves the stack or the stack is deleted. Secret, queues and log groups are deleted only if the
 * deployment that creates them fails: nobody has used them yet, and each further attempt would leave another set behind. Tables stay
 * even then: they are protected from deletion, and a rollback that has to delete them fails.
 */
const removalPolicies = (policy: RemovalPolicy): Pick<Settings, 'removalPolicy' | 'tableRemovalPolicy'> =>
  policy === RemovalPolicy.DESTROY
    ? { removalPolicy: RemovalPolicy.DESTROY, tableRemovalPolicy: RemovalPolicy.DESTROY }
    : {
        removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
        tableRemovalPolicy: RemovalPolicy.RETAIN,
      }

const DEFAULTS = Object.fromEntries<unknown>(
  Object.entries(SETTINGS).flatMap(([name, setting]) =>
    'default' in setting ? [[name, setting.default]] : [],
  ),
) as Required<Pick<DisconnectLogProps, WithDefault>>

/** The codec of each setting. */
export const CODECS = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, { codec }]) => [name, codec]),
) as { readonly [K in keyof Table]: Table[K]['codec'] }

/** One line for each pair of settings that are valid alone, but not together. */
export const contradictionsIn = (
  props: Pick<
    DisconnectLogProps,
    | 'allowedAccountIds'
    | 'reconcileAccountIds'
    | 'eventBus'
    | 'forwardTo'
    | 'forwardSecret'
    | 'forwardRate'
    | 'failuresOnly'
    | 'indexShards'
    | 'readIndexShards'
  >,
): readonly string[] => {
  const { allowedAccountIds, reconcileAccountIds = [], eventBus = false, forwardTo } = props
  const { indexShards = DEFAULT_INDEX_SHARDS, readIndexShards = indexShards } = props
  return [
    ...(allowedAccountIds === undefined || reconcileAccountIds.every(id => allowedAccountIds.includes(id))
      ? []
      : [
          'reconcileAccountIds must be accounts that are in allowedAccountIds: callbacks of any other are refused, so all its calls would be missing',
        ]),
    ...(['forwardSecret', 'forwardRate'] as const)
      .filter(name => props[name] !== undefined && forwardTo === undefined)
      .map(name => `${name} must be set together with forwardTo: without it, nothing is forwarded`),
    ...(props.failuresOnly === true && forwardTo === undefined && eventBus === false
      ? ['failuresOnly must be set together with eventBus or forwardTo: without them, nothing is published']
      : []),
    ...(readIndexShards < indexShards
      ? ['readIndexShards must be at least indexShards: questions would miss the records in later shards']
      : []),
  ]
}

const Props = objectCodec('DisconnectLogProps', {}, CODECS)

/** Checks the props and fills in defaults. @throws an Error that names everything that is wrong, and repeats no value */
export const settingsOf = ({ alarmTopic, ...props }: DisconnectLogProps): Settings => {
  const checked = decode(Props)(Props.encode(props))
  if (E.isLeft(checked))
    throw new Error(checked.left.map(({ path, expected }) => `${path} must be ${expected}`).join('; '))
  const contradictions = contradictionsIn(checked.right)
  if (contradictions.length > 0) throw new Error(contradictions.join('; '))
  const { removalPolicy, ...settings } = { ...DEFAULTS, ...checked.right }
  return { ...settings, ...removalPolicies(removalPolicy), ...defined({ alarmTopic }) }
}
