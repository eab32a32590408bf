/** One callback or record in a file, as it stands there. */
export type Row = {
  /** Of the line, or of the element of an array; from 1 on. */
  readonly number: number
  readonly bytes: Buffer
  /** What was expected, where it cannot be read at all. */
  readonly flaw?: string
  /** Bytes from the beginning of the file to where the next row begins. */
  readonly end: number
}

/** From where on rows are read. */
export type Position = { readonly offset: number; readonly rows: number }

export const START: Position = { offset: 0, rows: 0 }

/**
 * A callback has some KB, and a record at most 400, or six times that with every character escaped. What is larger is skipped,
 * so that memory is bounded: several rows are worked on at once.
 */
export const ROW_MAX_BYTES = 4 * 1024 * 1024

export const TOO_LONG = `a callback of at most ${ROW_MAX_BYTES} bytes`
