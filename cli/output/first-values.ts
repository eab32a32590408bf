import { epochMs, timestampOf, type Timestamp } from '../../lambda/disconnect/timestamp'
import { limited } from './streams'

/** The first values up to a limit, and what is known of the rest. */
export type FirstValues<A> = {
  readonly values: AsyncIterable<A>
  readonly first: () => A | undefined
  /** The last of the values that were read so far. */
  readonly last: () => A | undefined
  /** The one behind the limit, if there is one. It is known once all values are read. */
  readonly next: () => A | undefined
}

/**
 * Where an exclusive range that ends before the rest ends: at the time of the last value, or a millisecond later if the next one has the
 * same, so that nothing is left out.
 */
export const endOfRest = (last: Timestamp, next: Timestamp): Timestamp =>
  last === next ? timestampOf(epochMs(last) + 1) : last

export const firstValues = <A>(values: AsyncIterable<A>, limit: number): FirstValues<A> => {
  let first: A | undefined
  let last: A | undefined
  let next: A | undefined
  const noted = async function* (): AsyncGenerator<A> {
    const upToLimit = limited(values, limit, value => {
      next = value
    })
    for await (const value of upToLimit) {
      first ??= value
      last = value
      yield value
    }
  }
  return { values: noted(), first: () => first, last: () => last, next: () => next }
}
