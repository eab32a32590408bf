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
import { bytesMember } from '../quarantine/entry-json'
import type { Input } from './input'
import type { Row } from './row'
import { orCannotBeWritten } from './write-failure'

export type Rejects = {
  readonly add: (row: Row, violations: readonly Violation[]) => void
  /** What is written so far. */
  readonly bytes: () => number
  readonly close: () => void
}

/** What is to be imported must not be overwritten by what is rejected of another file. @throws UsageError */
export const refuseToOverwrite = (
  inputs: ReadonlyMap<string, Pick<Input, 'path'>>,
  rejectsFileOf: (file: string) => string,
): void => {
  const paths = new Set([...inputs.values()].map(({ path }) => path))
  for (const file of inputs.keys()) {
    const rejectsFile = rejectsFileOf(file)
    if (existsSync(rejectsFile) && paths.has(realpathSync(rejectsFile)))
      throw new UsageError(
        `${rejectsFile}: expected by itself, since it is where what is rejected of ${file} is written`,
      )
  }
}

/** As they came, so that they can be mended and imported; of what is too long only the beginning is at hand. */
const lineOf = ({ number, bytes }: Row, violations: readonly Violation[]): string =>
  `${JSON.stringify({ line: number, violations, ...bytesMember('raw', bytes) })}\n`

const flagOf = (keep: number | 'new'): string => {
  if (keep === 'new') return 'wx'
  return keep === 0 ? 'w' : 'r+'
}

/** Going on behind what is gone would leave a hole. */
const isStillThere = (file: string, bytes: number): boolean =>
  (statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= bytes

/**
 * Rejects go to a file that exists only if there are some. It is cut to what was there when the position was saved; a `new` one
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
    const opened = openSync(file, flagOf(keep))
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

/** Where nothing is to be written. */
export const noRejects: Rejects = { add: () => undefined, bytes: () => 0, close: () => undefined }
