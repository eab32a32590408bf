import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type { Callback } from '../disconnect/normalize'
import { decode } from '../codec/decode'
import type { JsonObjectText } from '../codec/json-text'
import { CallbackProperties, type PropertyName } from '../disconnect/properties'
import type { Violation } from '../codec/violation'
import { valueJson, type Member } from '../codec/members'
import { chain } from '../codec/chain'
import type { Delivery } from './delivery'
import { deliveredMembers } from './delivered-members'
import { isGiven, sentProperties, type SentProperties } from './sent-properties'

/** A key that was given several values has all of them, as a list. */
const byKey = (unknown: readonly Member[]): readonly (readonly [key: string, json: string])[] => {
  const values = new Map<string, Set<string>>()
  for (const member of unknown) {
    const given = values.get(member.key)
    if (given === undefined) values.set(member.key, new Set([valueJson(member)]))
    else given.add(valueJson(member))
  }
  return [...values].map(([key, given]) => {
    const [only = '', ...others] = given
    return [key, others.length === 0 ? only : `[${[...given].join(',')}]`]
  })
}

/** In the order of their keys, so that the order in which they were sent makes no difference. */
const extraOf = (unknown: readonly Member[]): JsonObjectText | undefined => {
  if (unknown.length === 0) return undefined
  const sorted = [...byKey(unknown)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${sorted.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}` as JsonObjectText
}

const asSentOf = (
  { sent }: SentProperties,
  properties: CallbackProperties,
): Record<string, string> | undefined => {
  let changed: Record<string, string> | undefined
  for (const [name, { value, text }] of sent)
    if (value !== null && value !== '' && text !== String(properties[name])) (changed ??= {})[name] = text
  return changed
}

const propertiesOf = ({ sent }: SentProperties): Record<string, unknown> => {
  const properties: Record<string, unknown> = {}
  for (const [name, member] of sent) if (isGiven(member)) properties[name] = member.value
  return properties
}

/** A violation names the key that was sent: an SDK's `start_time` is not reported as `startTime`. */
const underSentKeys =
  ({ sent }: SentProperties) =>
  (violations: readonly Violation[]): readonly Violation[] =>
    violations.map(violation => ({
      ...violation,
      path: sent.get(violation.path as PropertyName)?.key ?? violation.path,
    }))

const toCallback =
  (sent: SentProperties) =>
  (properties: CallbackProperties): Callback => {
    const extra = extraOf(sent.unknown)
    const asSent = asSentOf(sent, properties)
    return {
      properties,
      ...(extra === undefined ? {} : { extra }),
      ...(asSent === undefined ? {} : { asSent }),
    }
  }

const understand = (sent: SentProperties): E.Either<readonly Violation[], Callback> => {
  const callback = pipe(
    propertiesOf(sent),
    decode(CallbackProperties),
    E.bimap(underSentKeys(sent), toCallback(sent)),
  )
  return E.isRight(callback) && sent.violations.length > 0 ? E.left(sent.violations) : callback
}

/** What Bandwidth means by a delivery; or what it would have to send instead, and where. */
export const decodeCallback = (delivery: Delivery): E.Either<readonly Violation[], Callback> =>
  pipe(
    deliveredMembers(delivery),
    E.map(({ said, besides }): SentProperties => {
      const sent = sentProperties(said)
      return { ...sent, unknown: [...besides, ...sent.unknown] }
    }),
    chain(understand),
  )
