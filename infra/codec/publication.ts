import type { IEventBus } from 'aws-cdk-lib/aws-events'
import { Construct } from 'constructs'
import { identity } from 'fp-ts/function'
import * as t from 'io-ts'
import { wholeNumber } from '../../lambda/codec/whole-number'
import { orToken, text, valueCodec } from './values'

/**
 * EventBridge takes no user name, no fragment, and no address without a public domain name; a `*` would be a parameter of the path.
 *
 * Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateApiDestination.html
 */
const HTTPS_URL =
  /^(?=.{1,2048}$)https:\/\/([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z]([a-z\d-]{0,61}[a-z\d])(:\d{1,5})?([/?][\w\-.~!$&'()+,;=:@/?%]*)?$/i

export const ForwardUrl = orToken(
  text('ForwardUrl', HTTPS_URL, 'an HTTPS URL with a domain name, without user name, * and #'),
)

const SECRET = /^([\w/+=.@-]{1,512}|arn:aws[a-z-]*:secretsmanager:[a-z\d-]+:\d{12}:secret:[\w/+=.@-]{1,519})$/

export const SecretId = orToken(text('SecretId', SECRET, 'the name or ARN of a secret of Secrets Manager'))

/** EventBridge invokes an API destination at most 300 times a second, unless AWS raises the quota. */
export const ForwardRate = wholeNumber('ForwardRate', { from: 1, to: 300 })

const BUS_NAME = /^[\w.-]{1,256}$/
const BUS_ARN = /^arn:aws[a-z-]*:events:[a-z\d-]+:\d{12}:event-bus\/[\w.-]{1,256}$/

/** What somebody types who means `true` or `false`. EventBridge would take events for a bus of this name, and drop them. */
const YES_OR_NO = /^(true|false|yes|no|on|off|none|[01])$/i

const isConstruct = (input: unknown): input is IEventBus =>
  Construct.isConstruct(input) && 'eventBusArn' in input && 'eventBusName' in input

/** On the command line `true` and `false` are texts, so no bus can have these names. An app can pass its bus. */
export const EventBus = valueCodec<boolean | string | IEventBus, boolean | string | IEventBus>(
  'EventBus',
  'true, false, or the name or ARN of an event bus',
  {
    is: (input): input is boolean | string | IEventBus =>
      typeof input === 'boolean' || t.string.is(input) || isConstruct(input),
    read: input => {
      if (input === true || input === 'true') return true
      if (input === false || input === 'false') return false
      if (isConstruct(input)) return input
      if (!t.string.is(input) || YES_OR_NO.test(input)) return undefined
      return BUS_NAME.test(input) || BUS_ARN.test(input) ? input : undefined
    },
    write: identity,
  },
)
