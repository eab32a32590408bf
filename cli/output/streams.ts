import { once } from 'node:events'
import type { Output } from './terminal'

/** The first values up to a limit. Calls `more` if there is another one. */
export const limited = <A>(
  values: AsyncIterable<A>,
  limit: number,
  more: (next: A) => void,
): AsyncIterable<A> => (limit === Infinity ? values : firstOf(values, limit, more))

async function* firstOf<A>(
  values: AsyncIterable<A>,
  limit: number,
  more: (next: A) => void,
): AsyncGenerator<A> {
  let count = 0
  for await (const value of values) {
    if (count++ === limit) {
      more(value)
      return
    }
    yield value
  }
}

/** About twenty records. Each write is a system call, which takes longer than making a line. */
const PIECE_LENGTH = 16_384

/** Writes piece by piece, each after the reader has taken the one before, so that memory is bounded. */
export const writeAll = async (
  stream: Output,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<void> => {
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
    // If reading fails, what was read before it is still printed.
    await write()
  }
}
