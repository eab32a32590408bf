import { limited } from './streams'

/** The first values up to a limit, and what is known of the rest. */
export type FirstValues<A> = {
  readonly values: AsyncIterable<A>
  /** The last of the values that were read so far. */
  readonly last: () => A | undefined
  /** Whether there are more than the limit. It is known once all values are read. */
  readonly hasMore: () => boolean
}

export const firstValues = <A>(values: AsyncIterable<A>, limit: number): FirstValues<A> => {
  let last: A | undefined
  let hasMore = false
  const noted = async function* (): AsyncGenerator<A> {
    const first = limited(values, limit, () => {
      hasMore = true
    })
    for await (const value of first) {
      last = value
      yield value
    }
  }
  return { values: noted(), last: () => last, hasMore: () => hasMore }
}
