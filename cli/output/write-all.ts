import { once } from 'node:events'
import type { Output } from './terminal'

/** Writes each piece when the reader has taken those before it, so that nothing piles up here. */
export const writeAll = async (stream: Output, pieces: AsyncIterable<string>): Promise<void> => {
  for await (const piece of pieces) if (!stream.write(piece)) await once(stream, 'drain')
}
