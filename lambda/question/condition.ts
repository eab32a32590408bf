import type { Disconnect } from '../disconnect/disconnect'

type Value = string | number | boolean
type PropertyName = keyof Disconnect

/** Compares one property of a record; false if the record does not have the property. */
export type Comparison =
  | { readonly _tag: 'equals'; readonly property: PropertyName; readonly value: Value }
  | { readonly _tag: 'oneOf'; readonly property: PropertyName; readonly values: readonly Value[] }
  | { readonly _tag: 'atLeast' | 'atMost'; readonly property: PropertyName; readonly value: number }
  | { readonly _tag: 'exists'; readonly property: PropertyName }

/** A condition for records, as data: an adapter translates it for its database. */
export type Condition =
  | Comparison
  /** True also if the record does not have the property. */
  | { readonly _tag: 'not'; readonly comparison: Comparison }
  | { readonly _tag: 'either' | 'both'; readonly conditions: readonly [Condition, Condition] }

export const equals = <P extends PropertyName>(property: P, value: Disconnect[P] & Value): Comparison => ({
  _tag: 'equals',
  property,
  value,
})

export const oneOf = <P extends PropertyName>(
  property: P,
  values: readonly (Disconnect[P] & Value)[],
): Comparison => ({ _tag: 'oneOf', property, values })

export const atLeast = (property: PropertyName, value: number): Comparison => ({
  _tag: 'atLeast',
  property,
  value,
})

export const atMost = (property: PropertyName, value: number): Comparison => ({
  _tag: 'atMost',
  property,
  value,
})

export const exists = (property: PropertyName): Comparison => ({ _tag: 'exists', property })

export const not = (comparison: Comparison): Condition => ({ _tag: 'not', comparison })

export const either = (one: Condition, other: Condition): Condition => ({
  _tag: 'either',
  conditions: [one, other],
})

export const both = (one: Condition, other: Condition): Condition => ({
  _tag: 'both',
  conditions: [one, other],
})
