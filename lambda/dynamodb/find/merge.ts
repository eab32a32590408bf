import type { Order } from '../../question/codecs'

/** Something with its position in the timeline. */
export type Positioned<A> = { readonly position: string; readonly value: A }

/** The result of one read. `reached` is the last position that was read; it is absent at the end of the source. */
export type Chunk<A> = { readonly rows: readonly Positioned<A>[]; readonly reached?: string }

/** A sequence of rows in the order of the timeline, read in chunks. */
export type RowSource<A> = { readonly next: () => Promise<Chunk<A>> }

/** The same source, with the next chunk requested while the last one is used: for twice the memory, no time is lost. */
export const readingAhead = <A>(source: RowSource<A>): RowSource<A> => {
  let coming: Promise<Chunk<A>> | undefined
  return {
    next: async () => {
      const chunk = await (coming ?? source.next())
      coming = chunk.reached === undefined ? undefined : source.next()
      // A failure is reported by the next call. If there is none, it must not end the process as an unhandled rejection.
      coming?.catch(() => undefined)
      return chunk
    },
  }
}

/** The same source, which has nothing up to a position: it is not asked until the merge comes to what follows. */
export const startingAt = <A>(position: string, source: RowSource<A>): RowSource<A> => {
  let started = false
  return {
    next: () => {
      if (started) return source.next()
      started = true
      return Promise.resolve({ rows: [], reached: position })
    },
  }
}

/** A source with its last chunk, of which the rows from `index` on are still to be yielded. */
type Reader<A> = {
  readonly source: RowSource<A>
  rows: readonly Positioned<A>[]
  index: number
  reached: string | undefined
  ended: boolean
}

const readerOf = <A>(source: RowSource<A>): Reader<A> => ({
  source,
  rows: [],
  index: 0,
  reached: undefined,
  ended: false,
})

const head = <A>({ rows, index }: Reader<A>): Positioned<A> | undefined => rows[index]

const readOn = async <A>(reader: Reader<A>): Promise<void> => {
  const { rows, reached } = await reader.source.next()
  reader.rows = rows
  reader.index = 0
  reader.reached = reached
  reader.ended = reached === undefined
}

/**
 * Merges ordered sequences into one, in constant memory. `mayReadOn` is called before each round of reads but the first. If it
 * returns false, the merge ends, and returns the position up to which it is complete.
 */
export async function* merge<A>(
  sources: readonly RowSource<A>[],
  order: Order,
  mayReadOn: () => boolean = () => true,
): AsyncGenerator<Positioned<A>, string | undefined> {
  const precedes = (a: string, b: string): boolean => (order === 'newest' ? a > b : a < b)
  const readers = sources.map(readerOf)

  const first = (): Reader<A> | undefined => {
    let best: Reader<A> | undefined
    for (const reader of readers) {
      const row = head(reader)
      const bestRow = best === undefined ? undefined : head(best)
      if (row !== undefined && (bestRow === undefined || precedes(row.position, bestRow.position)))
        best = reader
    }
    return best
  }

  /** A reader without rows may still find one that precedes the best, unless it has read past the best one's position. */
  const mustReadOn =
    (best: Positioned<A> | undefined) =>
    (reader: Reader<A>): boolean =>
      !reader.ended &&
      head(reader) === undefined &&
      (reader.reached === undefined || best === undefined || precedes(reader.reached, best.position))

  /** The first position, in this order, that one of these readers has reached: rows behind it may be missing. */
  const completeUpTo = (behind: readonly Reader<A>[]): string | undefined =>
    behind
      .map(({ reached }) => reached)
      .reduce((least, reached) =>
        least === undefined || reached === undefined ? undefined : precedes(reached, least) ? reached : least,
      )

  let started = false
  for (;;) {
    const next = first()
    const row = next === undefined ? undefined : head(next)
    const behind = readers.filter(mustReadOn(row))
    if (behind.length > 0) {
      if (started && !mayReadOn()) return completeUpTo(behind)
      await Promise.all(behind.map(readOn))
      started = true
      continue
    }
    if (next === undefined || row === undefined) return undefined
    next.index++
    yield row
  }
}
