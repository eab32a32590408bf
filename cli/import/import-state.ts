import { hash } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import { decodeJson } from '../../lambda/codec/decode'
import { CommandFailed } from '../errors'
import { orCannotBeWritten, type Input } from './input'
import { START, type Position } from './row'

const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0

/** The file may have been edited: an offset must not be negative. */
const Count = new t.Type<number, number, unknown>(
  'Count',
  isCount,
  (value, context) => (isCount(value) ? t.success(value) : t.failure(value, context)),
  value => value,
)

/** What became of the rows, and how many of them are ends of calls without a cause. */
export const Counts = t.type(
  {
    stored: Count,
    duplicate: Count,
    completed: Count,
    conflict: Count,
    rejected: Count,
    withoutCause: Count,
  },
  'Counts',
)
export type Counts = t.TypeOf<typeof Counts>

export type Progress = { readonly position: Position; readonly rejectsBytes: number; readonly counts: Counts }

export const AT_START: Progress = {
  position: START,
  rejectsBytes: 0,
  counts: { stored: 0, duplicate: 0, completed: 0, conflict: 0, rejected: 0, withoutCause: 0 },
}

export const sumOf = (counts: readonly Counts[]): Counts =>
  counts.reduce(
    (sum, one) => ({
      stored: sum.stored + one.stored,
      duplicate: sum.duplicate + one.duplicate,
      completed: sum.completed + one.completed,
      conflict: sum.conflict + one.conflict,
      rejected: sum.rejected + one.rejected,
      withoutCause: sum.withoutCause + one.withoutCause,
    }),
    AT_START.counts,
  )

/** The position of an import, as it is saved. Everything before `offset` is in the table or among the rejects. */
const ImportState = t.type(
  {
    version: t.literal(4),
    target: t.string,
    size: Count,
    mtimeMs: Count,
    beginning: t.string,
    offset: Count,
    rows: Count,
    rejectsBytes: Count,
    counts: Counts,
    done: t.boolean,
  },
  'ImportState',
)
type ImportState = t.TypeOf<typeof ImportState>

const stateFileOf = (file: string): string => `${file}.import-state.json`

/** A file whose beginning, size or time of modification differs is another file. */
const digestOf = (beginning: Uint8Array): string => hash('sha256', beginning, 'hex')

/** Synchronous, since it is also called when the process exits; atomic, since the process may be killed meanwhile. @throws CommandFailed */
const writeState = (file: string, state: ImportState): void => {
  const unfinished = `${stateFileOf(file)}.new`
  orCannotBeWritten(stateFileOf(file), () => {
    writeFileSync(unfinished, `${JSON.stringify(ImportState.encode(state))}\n`)
    renameSync(unfinished, stateFileOf(file))
  })
}

export const removeState = (file: string): void => {
  orCannotBeWritten(stateFileOf(file), () => {
    rmSync(stateFileOf(file), { force: true })
  })
}

/** @returns undefined if there is no file */
const readState = (file: string): ImportState | 'unreadable' | undefined => {
  let text: string
  try {
    text = readFileSync(stateFileOf(file), 'utf8')
  } catch {
    return undefined
  }
  return pipe(
    decodeJson(ImportState)(text),
    E.getOrElseW(() => 'unreadable' as const),
  )
}

export type Resumed = { readonly progress: Progress; readonly done: boolean }

const FROM_START: Resumed = { progress: AT_START, done: false }

/** Where the last import of a file stopped. @throws CommandFailed if the saved position is of another file or another table */
export const resumedFrom = (file: string, target: string, input: Input): Resumed => {
  const state = readState(file)
  if (state === undefined) return FROM_START
  const again = 'give --restart to begin again, which stores nothing twice'
  if (state === 'unreadable')
    throw new CommandFailed(`The saved position of the last import of ${file} cannot be read: ${again}`)
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

/** @throws CommandFailed */
export const saveProgress = (
  file: string,
  target: string,
  { size, mtimeMs, beginning }: Input,
  { position, rejectsBytes, counts }: Progress,
  done: boolean,
): void => {
  writeState(file, {
    version: 4,
    target,
    size,
    mtimeMs,
    beginning: digestOf(beginning),
    ...position,
    rejectsBytes,
    counts,
    done,
  })
}
