import type { Order } from '../../question/question'

/** Something with a place in the timeline. */
export type Placed<A> = { readonly position: string; readonly value: A }

/** What a source gives at a time; `reached` is the last position that was looked at, none if the source is at its end. */
export type Chunk<A> = { readonly rows: readonly Placed<A>[]; readonly reached?: string }

/** One of several ordered sequences, read in chunks. */
export type Source<A> = { readonly next: () => Promise<Chunk<A>> }

/** The same source, which reads on while its last chunk is used: twice the memory, for whoever wants all of it anyway. */
export const readingAhead = <A>(source: Source<A>): Source<A> => {
  let coming: Promise<Chunk<A>> | undefined
  return {
    next: async () => {
      const chunk = await (coming ?? source.next())
      coming = chunk.reached === undefined ? undefined : source.next()
      // Whoever asks for it is told; nobody may.
      coming?.catch(() => undefined)
      return chunk
    },
  }
}

/** Says before each round of reading whether there is to be another. */
export type GoOn = () => boolean

type State<A> = {
  readonly source: Source<A>
  rows: readonly Placed<A>[]
  index: number
  reached: string | undefined
  ended: boolean
}

const head = <A>({ rows, index }: State<A>): Placed<A> | undefined => rows[index]

const refill = async <A>(state: State<A>): Promise<void> => {
  const { rows, reached } = await state.source.next()
  state.rows = rows
  state.index = 0
  state.reached = reached
  state.ended = reached === undefined
}

/**
 * Several ordered sequences as one, in constant memory. Where `goOn` ends it early, it returns the position up to which
 * everything has been given.
 */
export async function* merge<A>(
  sources: readonly Source<A>[],
  order: Order,
  goOn: GoOn = () => true,
): AsyncGenerator<Placed<A>, string | undefined> {
  const precedes = (a: string, b: string): boolean => (order === 'newest' ? a > b : a < b)
  const states = sources.map((source): State<A> => ({
    source,
    rows: [],
    index: 0,
    reached: undefined,
    ended: false,
  }))

  const first = (): State<A> | undefined => {
    let best: State<A> | undefined
    for (const state of states) {
      const row = head(state)
      const bestRow = best === undefined ? undefined : head(best)
      if (row !== undefined && (bestRow === undefined || precedes(row.position, bestRow.position)))
        best = state
    }
    return best
  }

  /** Of those that have to read on, the one that has come least far: what lies behind it is not known yet. */
  const frontier = (hungry: readonly State<A>[]): string | undefined =>
    hungry
      .map(({ reached }) => reached)
      .reduce((least, reached) =>
        least === undefined || reached === undefined ? undefined : precedes(reached, least) ? reached : least,
      )

  /** Nothing is known of what lies behind the point that such a source has come to, and the best row does. */
  const holdsUp =
    (best: Placed<A> | undefined) =>
    (state: State<A>): boolean =>
      !state.ended &&
      head(state) === undefined &&
      (state.reached === undefined || best === undefined || precedes(state.reached, best.position))

  let started = false
  for (;;) {
    const next = first()
    const row = next === undefined ? undefined : head(next)
    const hungry = states.filter(holdsUp(row))
    if (hungry.length > 0) {
      if (started && !goOn()) return frontier(hungry)
      await Promise.all(hungry.map(refill))
      started = true
      continue
    }
    if (next === undefined || row === undefined) return undefined
    next.index++
    yield row
  }
}
