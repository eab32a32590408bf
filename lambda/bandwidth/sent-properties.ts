import { PROPERTY_NAMES, type PropertyName } from '../disconnect/properties'
import { cleanText } from '../disconnect/text'
import type { Violation } from '../disconnect/violation'
import type { Member } from '../json/members'
import { stringOf } from '../json/string-of'
import { propertyOf, SPELLINGS } from './property-names'

/** A property as it was sent: under which key, and with which value. */
export type SentProperty = {
  readonly name: PropertyName
  readonly key: string
  readonly value: unknown
  /** The value's text: of a string its characters, of anything else its JSON. */
  readonly text: string
  readonly member: Member
}

export type SentProperties = {
  readonly sent: readonly SentProperty[]
  /** Members that mean no property of ours, or one that another spelling has given already. */
  readonly unknown: readonly Member[]
  readonly violations: readonly Violation[]
}

/** Absent, `null` and empty all mean "not given". */
const isGiven = ({ value }: SentProperty): boolean =>
  value !== null && !(typeof value === 'string' && cleanText(value) === '')

const parse = (json: string): unknown => (json.startsWith('"') ? stringOf(json) : JSON.parse(json))

const read = (name: PropertyName, member: Member): SentProperty => {
  const parsed = parse(member.valueText)
  // DynamoDB knows no -0.
  const value = parsed === 0 ? 0 : parsed
  return { name, key: member.key, value, text: typeof value === 'string' ? value : member.valueText, member }
}

/** The spelling that counts comes first: camelCase before snake_case, but one that gives a value before one that does not. */
const bySpelling = (name: PropertyName, members: readonly Member[]): readonly SentProperty[] => {
  const sent = members.map(member => read(name, member))
  if (sent.length < 2) return sent
  const spellings = SPELLINGS.get(name) ?? []
  sent.sort((a, b) => spellings.indexOf(a.key) - spellings.indexOf(b.key))
  return [...sent.filter(isGiven), ...sent.filter(property => !isGiven(property))]
}

/** Sorts the members of a delivery into the properties that we know and the rest. */
export const sentProperties = (members: readonly Member[]): SentProperties => {
  const known = new Map<PropertyName, Member[]>()
  const unknown: Member[] = []
  for (const member of members) {
    const name = propertyOf(member.key)
    const sameName = name === undefined ? unknown : known.get(name)
    if (sameName !== undefined) sameName.push(member)
    else if (name !== undefined) known.set(name, [member])
  }
  const sent: SentProperty[] = []
  const violations: Violation[] = []
  for (const name of PROPERTY_NAMES) {
    const [first, ...others] = bySpelling(name, known.get(name) ?? [])
    if (first === undefined) continue
    sent.push(first)
    const different = others.filter(other => isGiven(other) && other.text !== first.text)
    const underOtherKey = different.filter(({ key }) => key !== first.key)
    if (underOtherKey.length < different.length)
      violations.push({ path: first.key, expected: 'one value, not several' })
    unknown.push(...underOtherKey.map(({ member }) => member))
  }
  return { sent, unknown, violations }
}
