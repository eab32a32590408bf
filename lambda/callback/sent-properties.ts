import type { Violation } from '../codec/decode'
import type { Member } from '../codec/members'
import { cleanText } from '../codec/text'
import { PROPERTY_NAMES, type PropertyName } from '../disconnect/properties'

const snakeCase = (camelCase: string): string =>
  camelCase.replace(/[A-Z]/g, capital => `_${capital.toLowerCase()}`)

/** In camelCase, as Bandwidth sends it, or in snake_case, as its SDKs write it. */
const BY_SPELLING: ReadonlyMap<string, PropertyName> = new Map(
  PROPERTY_NAMES.flatMap(name => [name, snakeCase(name)].map(spelling => [spelling, name] as const)),
)

/** The property that a key stands for, or undefined if the key is not known. */
export const propertyOf = (key: string): PropertyName | undefined => BY_SPELLING.get(key)

export type SentProperties = {
  /** The known properties, each with the key and value that were sent. */
  readonly sent: ReadonlyMap<PropertyName, Member>
  /** Members with an unknown key, and those whose property another member has set. */
  readonly unknown: readonly Member[]
  readonly violations: readonly Violation[]
}

/** Absent, `null` and empty all mean that a property is not given. */
export const isGiven = ({ value, text }: Member): boolean => value !== null && cleanText(text) !== ''

/** These identify an event: with one of several values, a callback would be that of another event. */
const IDENTIFYING: ReadonlySet<PropertyName> = new Set(['callId', 'eventType', 'eventTime'])

/** camelCase counts before snake_case, and of one spelling the last value. */
const theOneThatCounts = (name: PropertyName, given: readonly Member[]): Member | undefined =>
  given.findLast(({ key }) => key === name) ?? given.at(-1)

/** Separates the known properties of a callback from all other members. */
export const sentProperties = (members: readonly Member[]): SentProperties => {
  const sent = new Map<PropertyName, Member>()
  const repeated = new Map<PropertyName, Member[]>()
  const unknown: Member[] = []
  for (const member of members) {
    const name = propertyOf(member.key)
    const before = name && sent.get(name)
    if (name === undefined) unknown.push(member)
    else if (before === undefined) sent.set(name, member)
    else if (!repeated.get(name)?.push(member)) repeated.set(name, [before, member])
  }
  const violations: Violation[] = []
  for (const [name, members] of repeated) {
    const given = members.filter(isGiven)
    const counting = theOneThatCounts(name, given)
    if (counting === undefined) continue
    sent.set(name, counting)
    const different = given.filter(({ text }) => text !== counting.text)
    if (IDENTIFYING.has(name) && different.some(({ key }) => key === counting.key))
      violations.push({ path: counting.key, expected: 'one value, not several' })
    for (const member of different) unknown.push(member)
  }
  return { sent, unknown, violations }
}
