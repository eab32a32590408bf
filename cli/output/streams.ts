import { once } from 'node:events'
import type { Output } from './terminal'

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

/** Some twenty records. Each write is a call of the operating system, and takes longer than making a line. */
const PIECE_LENGTH = 16_384

/** Writes when the reader has taken what came before, so that no more than a piece piles up here. */
export const writeAll = async (stream: Output, lines: AsyncIterable<string>): Promise<void> => {
  let piece = ''
  const write = async (): Promise<void> => {
    const written = piece === '' || stream.write(piece)
    piece = ''
    if (!written) await once(stream, 'drain')
  }
  try {
    for await (const line of lines) {
      piece += line
      if (piece.length >= PIECE_LENGTH) await write()
    }
  } finally {
    // Where reading fails, what was read before is shown.
    await write()
  }
}
