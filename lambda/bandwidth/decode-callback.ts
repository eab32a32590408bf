import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type { Callback } from '../disconnect/callback'
import { decode } from '../disconnect/decode'
import type { JsonObjectText } from '../disconnect/json-text'
import { CallbackProperties } from '../disconnect/properties'
import { cleanText } from '../disconnect/text'
import type { Violation } from '../disconnect/violation'
import type { Member } from '../json/members'
import type { Delivery } from './delivery'
import { deliveredMembers } from './delivered-members'
import { sentProperties, type SentProperties } from './sent-properties'

/** A key that was given several values has all of them, as a list. */
const byKey = (unknown: readonly Member[]): readonly Member[] => {
  const values = new Map<string, Set<string>>()
  for (const { key, valueText } of unknown) {
    const given = values.get(key)
    if (given === undefined) values.set(key, new Set([valueText]))
    else given.add(valueText)
  }
  return [...values].map(([key, given]) => {
    const [only = '', ...others] = given
    return { key, valueText: others.length === 0 ? only : `[${[...given].join(',')}]` }
  })
}

/** In the order of their keys, so that the order in which they were sent makes no difference. */
const extraOf = (unknown: readonly Member[]): JsonObjectText | undefined => {
  if (unknown.length === 0) return undefined
  const sorted = [...byKey(unknown)].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return `{${sorted.map(({ key, valueText }) => `${JSON.stringify(key)}:${valueText}`).join(',')}}` as JsonObjectText
}

const asSentOf = (
  { sent }: SentProperties,
  properties: CallbackProperties,
): Record<string, string> | undefined => {
  const changed = sent
    .filter(({ value }) => value !== null && value !== '')
    .filter(({ name, text }) => text !== String(properties[name]))
  return changed.length === 0 ? undefined : Object.fromEntries(changed.map(({ name, text }) => [name, text]))
}

const propertiesOf = ({ sent }: SentProperties): Record<string, unknown> =>
  Object.fromEntries(
    sent
      .filter(({ value, text }) => value !== null && cleanText(text) !== '')
      .map(({ name, value }) => [name, value]),
  )

/** A violation names the key that was sent: an SDK's `start_time` is not reported as `startTime`. */
const underSentKeys =
  ({ sent }: SentProperties) =>
  (violations: readonly Violation[]): readonly Violation[] =>
    violations.map(violation => ({
      ...violation,
      path: sent.find(({ name }) => name === violation.path)?.key ?? violation.path,
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
    E.chain(understand),
  )
