import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { decode, type Violation } from '../codec/decode'
import { defined } from '../codec/defined'
import { type Member, valueJson } from '../codec/members'
import type { JsonObjectText } from '../codec/text'
import type { Callback } from '../disconnect/normalize'
import { plausibleTimes } from '../disconnect/plausible-times'
import { CallbackProperties, type PropertyName, SCALARS } from '../disconnect/properties'
import { deliveredMembers, type DeliveredMembers } from './delivered-members'
import type { Delivery } from './delivery'
import { isGiven, sentProperties, type SentProperties } from './sent-properties'

/** The JSON of each key. A key with several values has a list of them. */
const jsonByKey = (unknown: readonly Member[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const values = new Map<string, Set<string>>()
  for (const member of unknown)
    values.set(member.key, (values.get(member.key) ?? new Set()).add(valueJson(member)))
  return values
}

/** Sorted by key, so that the order in which the members were sent makes no difference. */
const extraOf = (unknown: readonly Member[]): JsonObjectText | undefined => {
  if (unknown.length === 0) return undefined
  const byKey = [...jsonByKey(unknown)].map(([key, values]): readonly [key: string, json: string] => {
    const json = [...values].join(',')
    return [key, values.size === 1 ? json : `[${json}]`]
  })
  const sorted = byKey.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}` as JsonObjectText
}

const asSentOf = (
  { sent }: SentProperties,
  properties: CallbackProperties,
): Record<string, string> | undefined => {
  let changed: Record<string, string> | undefined
  for (const [name, { text }] of sent) {
    const property = properties[name]
    if (property === undefined || text !== String(property)) (changed ??= {})[name] = text
  }
  return changed
}

/**
 * What the codec of a property decodes. Where text belongs, a number or boolean is its exact text. Where a number or boolean belongs,
 * what cannot be read is not given: it must not cost the callback. A list or object is refused everywhere.
 */
const valueOf = (name: PropertyName, { value, text }: Member): unknown => {
  if (typeof value === 'object') return value
  const scalar = SCALARS.get(name)
  if (scalar === undefined) return text
  return E.isRight(scalar.decode(value)) ? value : undefined
}

const propertiesOf = ({ sent }: SentProperties): Record<string, unknown> => {
  const properties: Record<string, unknown> = {}
  for (const [name, member] of sent) if (isGiven(member)) properties[name] = valueOf(name, member)
  return properties
}

/** A violation names the key that was sent: `start_time` of an SDK is not reported as `startTime`. */
const underSentKeys =
  ({ sent }: SentProperties) =>
  (violations: readonly Violation[]): readonly Violation[] =>
    violations.map(violation => ({
      ...violation,
      path: sent.get(violation.path as PropertyName)?.key ?? violation.path,
    }))

const toCallback =
  (sent: SentProperties) =>
  (decoded: CallbackProperties): Callback => {
    const properties = plausibleTimes(decoded)
    return defined({ properties, extra: extraOf(sent.unknown), asSent: asSentOf(sent, properties) })
  }

/** The callback that these members are. */
export const callbackOf = ({
  fromCallback,
  fromUrl,
}: DeliveredMembers): E.Either<readonly Violation[], Callback> => {
  const properties = sentProperties(fromCallback)
  const sent = { ...properties, unknown: [...fromUrl, ...properties.unknown] }
  const callback = pipe(
    propertiesOf(sent),
    decode(CallbackProperties),
    E.bimap(underSentKeys(sent), toCallback(sent)),
  )
  return E.isRight(callback) && sent.violations.length > 0 ? E.left(sent.violations) : callback
}

/** The callback in a delivery; or what Bandwidth would have to send instead, and where. */
export const decodeCallback = (delivery: Delivery): E.Either<readonly Violation[], Callback> => {
  const members = deliveredMembers(delivery)
  // Not E.chain, which takes a twentieth of the time to decode a callback.
  return E.isLeft(members) ? members : callbackOf(members.right)
}
