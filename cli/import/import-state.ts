import { hash } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import { decode } from '../../lambda/codec/decode'
import { orCannotBeWritten } from './write-failure'

const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0

/** Somebody may have edited the file: nothing is read at a negative offset. */
const Count = new t.Type<number, number, unknown>(
  'Count',
  isCount,
  (value, context) => (isCount(value) ? t.success(value) : t.failure(value, context)),
  value => value,
)

export const Counts = t.type({ stored: Count, duplicate: Count, conflict: Count, rejected: Count }, 'Counts')
export type Counts = t.TypeOf<typeof Counts>

/** How far an import has come. All before `offset` is in the table or among the rejects. */
export const ImportState = t.type(
  {
    version: t.literal(2),
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
export type ImportState = t.TypeOf<typeof ImportState>

export const stateFileOf = (file: string): string => `${file}.import-state.json`

/** A file that has other bytes at its beginning, or is longer or shorter, or was written since, is another. */
export const digestOf = (beginning: Uint8Array): string => hash('sha256', beginning, 'hex')

/** At once, since it is called when the process is about to end; and as a whole, since it may end in the middle. @throws CommandFailed */
export const writeState = (file: string, state: ImportState): void => {
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

/** `undefined` if there is none. */
export const readState = (file: string): ImportState | 'unreadable' | undefined => {
  let text: string
  try {
    text = readFileSync(stateFileOf(file), 'utf8')
  } catch {
    return undefined
  }
  return pipe(
    E.tryCatch(
      () => JSON.parse(text) as unknown,
      () => undefined,
    ),
    E.chainW(decode(ImportState)),
    E.getOrElseW(() => 'unreadable' as const),
  )
}
