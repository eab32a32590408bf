import { closeSync, openSync, readSync, writeSync } from 'node:fs'

/** Where a value lies in the file. */
export type Span = { readonly offset: number; readonly length: number }

const BUFFER_BYTES = 8 * 2 ** 20

/** Values one after the other in a file, each of at most 8 MB. All of them are added before the first is read. */
export type ValueFile = {
  readonly add: (value: string) => Span
  readonly flush: () => void
  readonly read: (span: Span) => Uint8Array
  readonly close: () => void
}

export const createValueFile = (path: string): ValueFile => {
  const file = openSync(path, 'w+')
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES)
  let flushed = 0
  let filled = 0
  const flush = (): void => {
    for (let written = 0; written < filled;)
      written += writeSync(file, buffer, written, filled - written, flushed + written)
    flushed += filled
    filled = 0
  }
  return {
    add: value => {
      if (filled + value.length * 3 > BUFFER_BYTES) flush()
      const length = buffer.write(value, filled)
      const span = { offset: flushed + filled, length }
      filled += length
      return span
    },
    flush,
    read: ({ offset, length }) => {
      const value = Buffer.allocUnsafe(length)
      readSync(file, value, 0, length, offset)
      return value
    },
    close: () => {
      closeSync(file)
    },
  }
}
