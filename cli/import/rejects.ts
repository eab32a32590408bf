import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  realpathSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import type { Violation } from '../../lambda/codec/decode'
import { CommandFailed, UsageError } from '../errors'
import { bytesMember } from '../printers/entry-json'
import { orCannotBeWritten, type Input } from './input'
import type { Row } from './row'

export type Rejects = {
  readonly add: (row: Row, violations: readonly Violation[]) => void
  /** The length of the file so far. */
  readonly bytes: () => number
  readonly close: () => void
}

/** A file to be imported must not be overwritten with the rejects of another one. @throws UsageError */
export const refuseToOverwrite = (
  inputs: ReadonlyMap<string, Pick<Input, 'path'>>,
  rejectsFileOf: (file: string) => string,
): void => {
  const paths = new Set([...inputs.values()].map(({ path }) => path))
  for (const file of inputs.keys()) {
    const rejectsFile = rejectsFileOf(file)
    if (existsSync(rejectsFile) && paths.has(realpathSync(rejectsFile)))
      throw new UsageError(
        `${rejectsFile}: import it separately: the rejected rows of ${file} are written to it`,
      )
  }
}

/** The row unchanged, so that it can be corrected and imported; only the beginning of a row that is too long. */
const lineOf = ({ number, bytes }: Row, violations: readonly Violation[]): string =>
  `${JSON.stringify({ line: number, violations, ...bytesMember('raw', bytes) })}\n`

const openFlagOf = (keep: number | 'new'): string => {
  if (keep === 'new') return 'wx'
  return keep === 0 ? 'w' : 'r+'
}

/** If rejects are missing, appending to the file would leave a gap. */
const isStillThere = (file: string, bytes: number): boolean =>
  (statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= bytes

/**
 * The file exists only if there are rejects. It is truncated to the length that it had when the position was saved; a `new` file
 * overwrites nothing. @throws CommandFailed
 */
export const openRejects = (file: string, keep: number | 'new'): Rejects => {
  const keepBytes = keep === 'new' ? 0 : keep
  if (!isStillThere(file, keepBytes))
    throw new CommandFailed(
      `${file} is gone, or shorter than the last import left it: give --restart to begin again, which stores nothing twice`,
    )
  const write = <A>(change: () => A): A => orCannotBeWritten(file, change)
  if (keep === 0)
    write(() => {
      rmSync(file, { force: true })
    })
  let handle: number | undefined
  let size = keepBytes
  const open = (): number => {
    if (handle !== undefined) return handle
    const opened = openSync(file, openFlagOf(keep))
    handle = opened
    ftruncateSync(opened, keepBytes)
    return opened
  }
  if (keepBytes > 0) write(open)
  return {
    add: (row, violations) => {
      const line = Buffer.from(lineOf(row, violations))
      write(() => writeSync(open(), line, 0, line.length, size))
      size += line.length
    },
    bytes: () => size,
    close: () => {
      if (handle !== undefined) closeSync(handle)
    },
  }
}

/** For a dry run. */
export const noRejects: Rejects = { add: () => undefined, bytes: () => 0, close: () => undefined }
