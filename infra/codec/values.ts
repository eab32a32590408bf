import { Duration, RemovalPolicy, Token } from 'aws-cdk-lib'
import type { ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { identity } from 'fp-ts/function'
import * as t from 'io-ts'
import { wholeNumber, wholeNumberOf } from '../../lambda/codec/whole-number'
import { strictObject } from './objects'

/*
 * How the value of a setting is judged. A codec decodes what a file or the command line says, and encodes a prop as a file would say
 * it, so that both are judged by the same rules.
 */

/** Text of one form. */
export const text = (name: string, pattern: RegExp, expected: string) =>
  new t.Type<string, string, unknown>(
    name,
    t.string.is,
    (input, context) =>
      typeof input === 'string' && pattern.test(input)
        ? t.success(input)
        : t.failure(input, context, expected),
    identity,
  )

/** For values that only AWS reads: a CDK app can give a token, which CloudFormation fills in. */
export const orToken = <A, O>(codec: t.Type<A, O>) =>
  new t.Type<A, O, unknown>(
    codec.name,
    codec.is,
    (input, context) => (Token.isUnresolved(input) ? t.success(input as A) : codec.validate(input, context)),
    codec.encode,
  )

/** AWS raises quotas on request, and a limit above them does no harm. */
const Rate = orToken(wholeNumber('Rate', { from: 1, to: 1_000_000 }))

/** The quotas of an AWS account in most regions. */
export const DEFAULT_THROTTLE = { rateLimit: 10_000, burstLimit: 5_000 }

const BothLimits = strictObject('Throttle', { rateLimit: Rate, burstLimit: Rate }, {})

/** A file gives both limits. A prop can leave one to the account. */
export const Throttle = new t.Type<ThrottleSettings, unknown, unknown>(
  BothLimits.name,
  BothLimits.is,
  BothLimits.validate,
  limits => ({ ...DEFAULT_THROTTLE, ...limits }),
)

const RETENTIONS = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
)

/** The numbers of days that CloudWatch Logs takes. */
export const LogRetention = new t.Type<RetentionDays, number | 'infinite', unknown>(
  'LogRetention',
  (input): input is RetentionDays => [...RETENTIONS, RetentionDays.INFINITE].some(days => days === input),
  (input, context) => {
    if (input === 'infinite') return t.success(RetentionDays.INFINITE)
    const found = RETENTIONS.find(days => days === input || String(days) === input)
    return found === undefined
      ? t.failure(input, context, `"infinite" or a number of days of ${RETENTIONS.join(', ')}`)
      : t.success(found)
  },
  days => (days === RetentionDays.INFINITE ? 'infinite' : days),
)

/** Every policy but DESTROY retains. */
export const RemovalPolicyName = new t.Type<RemovalPolicy, 'retain' | 'destroy', unknown>(
  'RemovalPolicyName',
  (input): input is RemovalPolicy => Object.values(RemovalPolicy).some(policy => policy === input),
  (input, context) => {
    if (input === 'retain') return t.success(RemovalPolicy.RETAIN)
    if (input === 'destroy') return t.success(RemovalPolicy.DESTROY)
    return t.failure(input, context, '"retain" or "destroy"')
  },
  policy => (policy === RemovalPolicy.DESTROY ? 'destroy' : 'retain'),
)

/** Texts of one form, separated by commas on the command line. A file that has the list has at least one. */
const listOf = (name: string, pattern: RegExp, max: number, expected: string) =>
  new t.Type<readonly string[], readonly string[], unknown>(
    name,
    t.array(t.string).is,
    (input, context) => {
      const list: unknown = typeof input === 'string' ? input.split(',').map(item => item.trim()) : input
      return t.array(t.string).is(list) &&
        list.length > 0 &&
        list.length <= max &&
        list.every(item => pattern.test(item))
        ? t.success(list)
        : t.failure(input, context, expected)
    },
    identity,
  )

/** An empty list would refuse every callback. */
export const AccountIds = listOf(
  'AccountIds',
  /^\d{1,20}$/,
  Infinity,
  'a list, not empty, of account ids of Bandwidth: digits in quotes',
)

/** All of them are in the environment of a function, which has 4 KB. */
const MAX_APPLICATIONS = 20

const ListedApplications = listOf(
  'ApplicationIds',
  // Without the comma that would end an id in a function's environment, or the characters that begin another dimension of a metric.
  /^[\w-]{1,64}$/,
  MAX_APPLICATIONS,
  `a list of 1 to ${MAX_APPLICATIONS} identifiers of applications of Bandwidth`,
)

/** A prop can be an empty list, which is the default; a file leaves it out. */
export const ApplicationIds = new t.Type<readonly string[], readonly string[] | undefined, unknown>(
  ListedApplications.name,
  ListedApplications.is,
  ListedApplications.validate,
  ids => (ids.length === 0 ? undefined : ids),
)

const DAY_MINUTES = 24 * 60

/** CloudWatch looks back one day, or one week if the periods are hours. */
export const silencePeriod = (minutes: number): number => (minutes <= DAY_MINUTES ? 5 : 60)

const canAlarmAfter = (minutes: number): boolean =>
  minutes > 0 && minutes <= 7 * DAY_MINUTES && minutes % silencePeriod(minutes) === 0

/** How long no callback may come, in minutes. A prop has `false` for "never". */
export const Silence = new t.Type<Duration | false, number | 'never', unknown>(
  'Silence',
  (input): input is Duration | false => input === false || input instanceof Duration,
  (input, context) => {
    if (input === 'never') return t.success(false)
    const minutes = wholeNumberOf(input, { from: 1, to: 7 * DAY_MINUTES })
    return minutes !== undefined && canAlarmAfter(minutes)
      ? t.success(Duration.minutes(minutes))
      : t.failure(
          input,
          context,
          `"never" or minutes: a multiple of 5 up to ${DAY_MINUTES}, or of 60 up to ${7 * DAY_MINUTES}`,
        )
  },
  silence => (silence === false ? 'never' : silence.toMinutes({ integral: false })),
)

export const Email = orToken(text('Email', /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/, 'an e-mail address'))

const HostName = orToken(
  text(
    'HostName',
    /^(?=.{1,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z]([a-z\d-]{0,61}[a-z\d])$/,
    'a domain name in lower case',
  ),
)

const CertificateArn = orToken(
  text(
    'CertificateArn',
    /^arn:aws[a-z-]*:acm:[a-z\d-]+:\d{12}:certificate\/[\w-]+$/,
    'the ARN of a certificate of AWS Certificate Manager',
  ),
)

const HostedZoneId = orToken(
  text('HostedZoneId', /^Z[A-Z\d]{1,31}$/, 'the id of a hosted zone of Route 53, such as Z0123456789'),
)

export const CustomDomain = strictObject(
  'CustomDomain',
  { domainName: HostName, certificateArn: CertificateArn },
  { hostedZone: strictObject('HostedZone', { hostedZoneId: HostedZoneId, zoneName: HostName }, {}) },
)
