import type { Timestamp } from '../disconnect/timestamp'
import type { Order } from './codecs'
import type { Condition } from './condition'
import { FILTER_NAMES, FILTERS, type Filter, type FilterName } from './filters'

/** The value of a filter in a question. */
type FilterValue<Name extends FilterName> = (typeof FILTERS)[Name] extends Filter<infer A> ? A : never

/** Which records somebody asks for, and in which order: those that meet every filter, and ended within the time range. */
export type Question = { readonly [Name in FilterName]?: FilterValue<Name> } & {
  /** Inclusive. */
  readonly since?: Timestamp
  /** Exclusive. */
  readonly until?: Timestamp
  readonly order: Order
}

/** The conditions that the filters of a question set for records; its time range is not among them. */
export const conditionsOf = (question: Omit<Question, 'order'>): readonly Condition[] =>
  FILTER_NAMES.flatMap(name => {
    const value = question[name]
    const { condition, otherwise }: Pick<Filter<never>, 'condition' | 'otherwise'> = FILTERS[name]
    // A question's value is of the type that the filter of its name takes.
    return (value === undefined ? otherwise : condition(value as never)) ?? []
  })
