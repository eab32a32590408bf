import type * as TE from 'fp-ts/TaskEither'
import type { Delivery } from '../callback/delivery'

/** Where deliveries wait that could be neither stored nor quarantined, until somebody receives them again. */
export type Overflow = {
  readonly put: (delivery: Delivery) => TE.TaskEither<OverflowError, void>
}

export type OverflowError = { readonly _tag: 'OverflowUnavailable'; readonly cause: unknown }
