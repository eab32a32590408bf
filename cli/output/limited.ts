/** The first so many, and whether there are more, which takes one more to know. */
export const limited = <A>(values: AsyncIterable<A>, limit: number, more: () => void): AsyncIterable<A> =>
  limit === Infinity ? values : firstOf(values, limit, more)

async function* firstOf<A>(values: AsyncIterable<A>, limit: number, more: () => void): AsyncGenerator<A> {
  let count = 0
  for await (const value of values) {
    if (count++ === limit) {
      more()
      return
    }
    yield value
  }
}
