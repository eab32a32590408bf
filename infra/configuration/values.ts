import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { identity } from 'fp-ts/function'
import * as t from 'io-ts'
import { APPLICATION_ID, MAX_METRIC_APPLICATIONS } from '../settings'
import { canWatchFor, SILENCES } from '../monitoring/silence-alarm'

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

/** A number, or its digits: on the command line everything is text. */
export const wholeNumber = (name: string, from: number, to: number) =>
  new t.Type<number, unknown, unknown>(
    name,
    t.number.is,
    (input, context) => {
      const value = typeof input === 'string' && /^\d{1,9}$/.test(input) ? Number(input) : input
      return typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
        ? t.success(value)
        : t.failure(input, context, `a whole number from ${from} to ${to}`)
    },
    identity,
  )

const RETENTIONS = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
)

/** CloudWatch Logs takes these and no others. */
export const LogRetention = new t.Type<RetentionDays, unknown, unknown>(
  'LogRetention',
  (input): input is RetentionDays => [...RETENTIONS, RetentionDays.INFINITE].some(days => days === input),
  (input, context) => {
    if (input === 'infinite') return t.success(RetentionDays.INFINITE)
    const found = RETENTIONS.find(days => days === input || String(days) === input)
    return found === undefined
      ? t.failure(input, context, `"infinite" or a number of days of ${RETENTIONS.join(', ')}`)
      : t.success(found)
  },
  identity,
)

export const RemovalPolicyName = new t.Type<'retain' | 'destroy', string, unknown>(
  'RemovalPolicyName',
  (input): input is 'retain' | 'destroy' => input === 'retain' || input === 'destroy',
  (input, context) =>
    input === 'retain' || input === 'destroy'
      ? t.success(input)
      : t.failure(input, context, '"retain" or "destroy"'),
  identity,
)

/** Texts of one form, some at least. On the command line with commas between them. */
const listOf = (name: string, pattern: RegExp, max: number, expected: string) =>
  new t.Type<readonly string[], unknown, unknown>(
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

export const AccountIds = listOf(
  'AccountIds',
  /^\d{1,20}$/,
  Infinity,
  'a list, not empty, of account ids of Bandwidth: digits in quotes',
)

export const ApplicationIds = listOf(
  'ApplicationIds',
  APPLICATION_ID,
  MAX_METRIC_APPLICATIONS,
  `a list of 1 to ${MAX_METRIC_APPLICATIONS} identifiers of applications of Bandwidth`,
)

/** For how long no callback may come. What CloudWatch could not look back to is refused. */
export const Silence = new t.Type<number | 'never', unknown, unknown>(
  'Silence',
  (input): input is number | 'never' => input === 'never' || t.number.is(input),
  (input, context) => {
    const value = typeof input === 'string' && /^\d{1,5}$/.test(input) ? Number(input) : input
    return value === 'never' || (typeof value === 'number' && canWatchFor(value))
      ? t.success(value)
      : t.failure(input, context, `"never" or ${SILENCES}`)
  },
  identity,
)

export const Email = text('Email', /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/, 'an e-mail address')

/** It becomes part of the stack's name. */
export const EnvironmentName = text(
  'EnvironmentName',
  /^[a-z][a-z\d]*(-[a-z\d]+)*$/,
  'a name of lower-case letters, digits and single hyphens, which begins with a letter',
)

const HOST_NAME = /^(?=.{1,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z]([a-z\d-]{0,61}[a-z\d])$/

export const HostName = text('HostName', HOST_NAME, 'a domain name in lower case')

export const CertificateArn = text(
  'CertificateArn',
  /^arn:aws[a-z-]*:acm:[a-z\d-]+:\d{12}:certificate\/[\w-]+$/,
  'the ARN of a certificate of AWS Certificate Manager',
)

export const HostedZoneId = text(
  'HostedZoneId',
  /^Z[A-Z\d]{1,31}$/,
  'the id of a hosted zone of Route 53, such as Z0123456789',
)
