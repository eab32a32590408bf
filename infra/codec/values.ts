import { Duration, RemovalPolicy, Token } from 'aws-cdk-lib'
import type { ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { identity } from 'fp-ts/function'
import * as t from 'io-ts'
import { defined } from '../../lambda/codec/defined'
import { wholeNumber, wholeNumberOf } from '../../lambda/codec/whole-number'
import { strictObject } from './objects'

/*
 * The codecs of the values of settings. A codec decodes a value from a file or the command line, and encodes a prop to the value that
 * a file would have: the same rules check both.
 */

type Reading<A, O> = {
  readonly is: t.Is<A>
  /** @returns undefined for a value that is not as expected */
  readonly read: (input: unknown) => A | undefined
  readonly write: (value: A) => O
}

export const valueCodec = <A, O>(name: string, expected: string, { is, read, write }: Reading<A, O>) =>
  new t.Type<A, O>(
    name,
    is,
    (input, context) => {
      const value = read(input)
      return value === undefined ? t.failure(input, context, expected) : t.success(value)
    },
    write,
  )

/** Text of one form. */
export const text = (name: string, pattern: RegExp, expected: string) =>
  valueCodec(name, expected, {
    is: t.string.is,
    read: input => (typeof input === 'string' && pattern.test(input) ? input : undefined),
    write: identity<string>,
  })

/** For values that only AWS reads: a CDK app can pass a token, which CloudFormation fills in. */
export const orToken = <A, O>(codec: t.Type<A, O>) =>
  new t.Type<A, O>(
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

/** A file has both limits. A prop can leave one out, which then has its default. */
export const Throttle = new t.Type<ThrottleSettings, unknown>(
  BothLimits.name,
  BothLimits.is,
  BothLimits.validate,
  limits => ({ ...DEFAULT_THROTTLE, ...defined(limits) }),
)

const RETENTIONS = Object.values(RetentionDays).filter(days => typeof days === 'number')
const FINITE_RETENTIONS = RETENTIONS.filter(days => days !== RetentionDays.INFINITE)

/** The numbers of days that CloudWatch Logs takes. */
export const LogRetention = orToken(
  valueCodec('LogRetention', `"infinite" or one of these numbers of days: ${FINITE_RETENTIONS.join(', ')}`, {
    is: (input): input is RetentionDays => RETENTIONS.some(days => days === input),
    read: input =>
      input === 'infinite'
        ? RetentionDays.INFINITE
        : FINITE_RETENTIONS.find(days => days === input || String(days) === input),
    write: days => (days === RetentionDays.INFINITE ? 'infinite' : days),
  }),
)

/** A prop can have any policy of CDK: all of them but DESTROY retain. */
export const RemovalPolicyName = valueCodec('RemovalPolicyName', '"retain" or "destroy"', {
  is: (input): input is RemovalPolicy => Object.values(RemovalPolicy).some(policy => policy === input),
  read: input => [RemovalPolicy.RETAIN, RemovalPolicy.DESTROY].find(policy => policy === input),
  write: policy => (policy === RemovalPolicy.DESTROY ? 'destroy' : 'retain'),
})

const listOf = (pattern: RegExp, max: number): Reading<readonly string[], readonly string[]> => ({
  is: t.readonlyArray(t.string).is,
  read: input => {
    // On the command line a list is text with commas.
    const list: unknown = typeof input === 'string' ? input.split(',').map(item => item.trim()) : input
    const isList = t.array(t.string).is(list) && list.length > 0 && list.length <= max
    return isList && list.every(item => pattern.test(item)) ? list : undefined
  },
  write: identity,
})

/** An empty list of allowed accounts would refuse every callback, and one to reconcile would have no effect. */
export const AccountIds = valueCodec(
  'AccountIds',
  'a list of at least one Bandwidth account id: digits in quotes',
  listOf(/^\d{1,20}$/, Infinity),
)

/** All of them are in the environment of a function, which is limited to 4 KB. */
const MAX_APPLICATIONS = 20

/** An id contains no comma, which separates ids in a function's environment, and nothing that has a meaning in a metric. */
export const ApplicationIds = valueCodec(
  'ApplicationIds',
  `a list of 1 to ${MAX_APPLICATIONS} Bandwidth application ids`,
  {
    ...listOf(/^[\w-]{1,64}$/, MAX_APPLICATIONS),
    // A prop can be an empty list, which is the default. A file leaves it out.
    write: ids => (ids.length === 0 ? undefined : ids),
  },
)

const DAY_MINUTES = 24 * 60

/** CloudWatch looks back one day, or one week if the periods are hours. */
export const silencePeriod = (minutes: number): number => (minutes <= DAY_MINUTES ? 5 : 60)

/** The minutes without a callback after which the alarm goes off. In props, `false` stands for "never". */
export const Silence = valueCodec<Duration | false, number | 'never'>(
  'Silence',
  `"never" (a prop: false) or minutes (a prop: a Duration): a multiple of 5 up to ${DAY_MINUTES}, or of 60 up to ${7 * DAY_MINUTES}`,
  {
    is: input => input === false || input instanceof Duration,
    read: input => {
      if (input === 'never') return false
      const minutes = wholeNumberOf(input, { from: 1, to: 7 * DAY_MINUTES })
      return minutes === undefined || minutes % silencePeriod(minutes) !== 0
        ? undefined
        : Duration.minutes(minutes)
    },
    write: silence => (silence === false ? 'never' : silence.toMinutes({ integral: false })),
  },
)

/** The percent of ended calls that failed above which an alarm goes off. In props, `false` stands for "never". */
export const FailedCalls = valueCodec<number | false, number | 'never'>(
  'FailedCalls',
  '"never" (a prop: false) or a number of percent above 0 and below 100',
  {
    is: input => input === false || typeof input === 'number',
    read: input => {
      if (input === 'never') return false
      const percent = typeof input === 'string' && /^\d{1,2}(\.\d{1,9})?$/.test(input) ? Number(input) : input
      return typeof percent === 'number' && percent > 0 && percent < 100 ? percent : undefined
    },
    write: percent => (percent === false ? 'never' : percent),
  },
)

export const Email = orToken(text('Email', /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/, 'an e-mail address'))

const HOST_NAME = /^(?=.{1,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z]([a-z\d-]{0,61}[a-z\d])$/
const HostName = orToken(text('HostName', HOST_NAME, 'a domain name in lower case'))

const CERTIFICATE_ARN = /^arn:aws[a-z-]*:acm:[a-z\d-]+:\d{12}:certificate\/[\w-]+$/
const CertificateArn = orToken(
  text('CertificateArn', CERTIFICATE_ARN, 'the ARN of a certificate of AWS Certificate Manager'),
)

const HostedZoneId = orToken(
  text('HostedZoneId', /^Z[A-Z\d]{1,31}$/, 'the id of a hosted zone of Route 53, such as Z0123456789'),
)

export const CustomDomain = strictObject(
  'CustomDomain',
  { domainName: HostName, certificateArn: CertificateArn },
  { hostedZone: strictObject('HostedZone', { hostedZoneId: HostedZoneId, zoneName: HostName }, {}) },
)

/** On the command line it is text. */
export const Flag = valueCodec<boolean, boolean>('Flag', 'true or false', {
  is: (input): input is boolean => typeof input === 'boolean',
  read: input => {
    if (input === true || input === 'true') return true
    return input === false || input === 'false' ? false : undefined
  },
  write: identity,
})
