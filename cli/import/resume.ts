import { CommandFailed } from '../errors'
import { AT_START, type Progress } from './import-file'
import { digestOf, readState, type ImportState } from './import-state'
import type { Input } from './input'

export type Resumed = { readonly progress: Progress; readonly done: boolean }

const FROM_START: Resumed = { progress: AT_START, done: false }

/** @throws CommandFailed if what was saved is about another file or another place */
export const resumedFrom = (file: string, target: string, input: Input): Resumed => {
  const state = readState(file)
  if (state === undefined) return FROM_START
  const again = 'give --restart to begin again, which stores nothing twice'
  if (state === 'unreadable')
    throw new CommandFailed(`What was saved of the last import of ${file} cannot be read: ${again}`)
  if (state.target !== target)
    throw new CommandFailed(
      `The last import of ${file} went to another place, and stopped at row ${state.rows}: ${again}`,
    )
  const isSame =
    state.size === input.size &&
    state.mtimeMs === input.mtimeMs &&
    state.beginning === digestOf(input.beginning)
  if (!isSame)
    throw new CommandFailed(
      `${file} has changed since its last import stopped at row ${state.rows}: ${again}`,
    )
  const { offset, rows, rejectsBytes, counts, done } = state
  return { progress: { position: { offset, rows }, rejectsBytes, counts }, done }
}

export const stateOf = (
  target: string,
  { size, mtimeMs, beginning }: Input,
  { position, rejectsBytes, counts }: Progress,
  done: boolean,
): ImportState => ({
  version: 2,
  target,
  size,
  mtimeMs,
  beginning: digestOf(beginning),
  ...position,
  rejectsBytes,
  counts,
  done,
})
