import { PROPERTY_NAMES, type PropertyName } from '../disconnect/properties'
import { cleanText } from '../codec/text'
import type { Violation } from '../codec/violation'
import type { Member } from '../codec/members'
import { propertyOf, SPELLINGS } from './property-names'

export type SentProperties = {
  /** The properties that we know, each as it was sent: under which key, and with which value. */
  readonly sent: ReadonlyMap<PropertyName, Member>
  /** Members that mean no property of ours, or one that another spelling has given already. */
  readonly unknown: readonly Member[]
  readonly violations: readonly Violation[]
}

/** Absent, `null` and empty all mean "not given". */
export const isGiven = ({ value }: Member): boolean =>
  value !== null && !(typeof value === 'string' && cleanText(value) === '')

/** The spelling that counts comes first: camelCase before snake_case, but one that gives a value before one that does not. */
const bySpelling = (name: PropertyName, members: readonly Member[]): readonly Member[] => {
  const spellings = SPELLINGS.get(name) ?? []
  const sorted = [...members].sort((a, b) => spellings.indexOf(a.key) - spellings.indexOf(b.key))
  return [...sorted.filter(isGiven), ...sorted.filter(member => !isGiven(member))]
}

/** Sorts the members of a delivery into the properties that we know and the rest. */
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
    const [first, ...others] = bySpelling(name, given)
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
