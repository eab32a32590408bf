import type { DERIVED } from '../disconnect/derived'
import type { Disconnect } from '../disconnect/disconnect'

type Value = string | number | boolean

/** Derived properties are not stored, except `talkMs`: a condition for another one would find nothing. */
export type StoredName = Exclude<keyof Disconnect, Exclude<keyof typeof DERIVED, 'talkMs'>>

/** Compares one property of a record; false if the record does not have the property. */
export type Comparison =
  | { readonly _tag: 'equals'; readonly property: StoredName; readonly value: Value }
  | { readonly _tag: 'oneOf'; readonly property: StoredName; readonly values: readonly Value[] }
  | { readonly _tag: 'atLeast' | 'atMost'; readonly property: StoredName; readonly value: number }
  | { readonly _tag: 'exists'; readonly property: StoredName }

/** A condition for records, as data: an adapter translates it for its database. */
export type Condition =
  | Comparison
  /** True also if the record does not have the property. */
  | { readonly _tag: 'not'; readonly comparison: Comparison }
  | { readonly _tag: 'either' | 'both'; readonly conditions: readonly [Condition, Condition] }

export const equals = <P extends StoredName>(property: P, value: Disconnect[P] & Value): Comparison => ({
  _tag: 'equals',
  property,
  value,
})

export const oneOf = <P extends StoredName>(
  property: P,
  values: readonly (Disconnect[P] & Value)[],
): Comparison => ({ _tag: 'oneOf', property, values })

export const atLeast = (property: StoredName, value: number): Comparison => ({
  _tag: 'atLeast',
  property,
  value,
})

export const atMost = (property: StoredName, value: number): Comparison => ({
  _tag: 'atMost',
  property,
  value,
})

export const exists = (property: StoredName): Comparison => ({ _tag: 'exists', property })

export const not = (comparison: Comparison): Condition => ({ _tag: 'not', comparison })

export const either = (one: Condition, other: Condition): Condition => ({
  _tag: 'either',
  conditions: [one, other],
})

export const both = (one: Condition, other: Condition): Condition => ({
  _tag: 'both',
  conditions: [one, other],
})
