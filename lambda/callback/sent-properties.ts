import type { Violation } from '../codec/decode'
import type { Member } from '../codec/members'
import { cleanText } from '../codec/text'
import { PROPERTY_NAMES, type PropertyName } from '../disconnect/properties'

const snakeCase = (camelCase: string): string =>
  camelCase.replace(/[A-Z]/g, capital => `_${capital.toLowerCase()}`)

/** Both spellings of each property: first camelCase, which Bandwidth sends, then snake_case, which its SDKs write. */
export const SPELLINGS: ReadonlyMap<PropertyName, readonly string[]> = new Map(
  PROPERTY_NAMES.map(name => [name, [...new Set([name, snakeCase(name)])]]),
)

const BY_SPELLING: ReadonlyMap<string, PropertyName> = new Map(
  [...SPELLINGS].flatMap(([name, spellings]) => spellings.map(spelling => [spelling, name] as const)),
)

/** The property that a key stands for, or undefined if the key is not known. */
export const propertyOf = (key: string): PropertyName | undefined => BY_SPELLING.get(key)

export type SentProperties = {
  /** The known properties, each with the key and value that were sent. */
  readonly sent: ReadonlyMap<PropertyName, Member>
  /** Members with an unknown key, and those whose property another spelling has set. */
  readonly unknown: readonly Member[]
  readonly violations: readonly Violation[]
}

/** Absent, `null` and empty all mean that a property is not given. */
export const isGiven = ({ value }: Member): boolean =>
  value !== null && !(typeof value === 'string' && cleanText(value) === '')

/** The member that counts comes first: one with a value before one without, then camelCase before snake_case. */
const byPrecedence = (name: PropertyName, members: readonly Member[]): readonly Member[] => {
  const spellings = SPELLINGS.get(name) ?? []
  const sorted = [...members].sort((a, b) => spellings.indexOf(a.key) - spellings.indexOf(b.key))
  return [...sorted.filter(isGiven), ...sorted.filter(member => !isGiven(member))]
}

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
  for (const name of PROPERTY_NAMES) {
    const given = repeated.get(name)
    if (given === undefined) continue
    const [first, ...others] = byPrecedence(name, given)
    if (first === undefined) continue
    sent.set(name, first)
    const different = others.filter(other => isGiven(other) && other.text !== first.text)
    const underOtherKey = different.filter(({ key }) => key !== first.key)
    if (underOtherKey.length < different.length)
      violations.push({ path: first.key, expected: 'one value, not several' })
    for (const member of underOtherKey) unknown.push(member)
  }
  return { sent, unknown, violations }
}
