/** One callback or record in a file, byte for byte. */
export type Row = {
  /** The number of its line, or of its element in the lists; from 1 on. */
  readonly number: number
  readonly bytes: Buffer
  /** The object that a row of CSV stands for. Other rows are JSON themselves. */
  readonly json?: Buffer
  /** What was expected, if the row cannot be read at all. */
  readonly flaw?: string
  /** Where the next row begins, in bytes from the beginning of the file. */
  readonly end: number
}

/** Where reading starts: the offset in bytes, and how many rows are before it. */
export type Position = { readonly offset: number; readonly rows: number }

export const START: Position = { offset: 0, rows: 0 }

/**
 * A callback is a few KB long, and a record at most 400 KB, or six times that if every character is escaped. Larger rows are skipped,
 * so that memory stays bounded while several rows are processed at the same time.
 */
export const ROW_MAX_BYTES = 4 * 1024 * 1024

export const TOO_LONG = `a callback of at most ${ROW_MAX_BYTES} bytes`
