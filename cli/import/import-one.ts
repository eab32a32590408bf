import * as E from 'fp-ts/Either'
import type { Violation } from '../../lambda/codec/decode'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { CommandFailed } from '../errors'
import { progressBar } from '../output/progress-bar'
import { printToStderr, type Terminal } from '../output/terminal'
import { allowsAccountOf } from '../places/keeping'
import type { Tables } from '../places/tables'
import { AT_START, importRows, type Progress } from './import-file'
import { writeState, type Counts } from './import-state'
import { callByCall } from './in-order'
import { STDIN, withHead, type Input } from './input'
import { recordOfRow } from './record-of-row'
import { noRejects, openRejects } from './rejects'
import { resumedFrom, stateOf } from './resume'
import { framingOf, rowsOf } from './rows'

/** The position is saved so often: what was done since is done again after `kill -9`, and comes to duplicates. */
const SAVE_EVERY_MS = 500

export type ImportOptions = {
  /** Which table it is, to know it again. */
  readonly target: string
  readonly dryRun: boolean
  readonly restart: boolean
  readonly rejectsFile: string
}

/** Of stdin another each time: what an earlier import set aside may be nowhere else. */
export const rejectsFileOf = (file: string, now: Date): string =>
  `${file === STDIN ? `stdin-${now.toISOString().replaceAll(':', '-')}` : file}.rejects.ndjson`

/** Rows are framed as the beginning of the file says, wherever the import goes on. */
const rowsIn = async (input: Input, { position }: Progress) => {
  const { head, all, close } = await withHead(input.chunks(0))
  const framing = framingOf(head)
  if (position.offset === 0) return rowsOf(framing, all, position)
  await close()
  return rowsOf(framing, input.chunks(position.offset), position)
}

/** Imports one file, from where the last import of it stopped. @returns what became of its rows, before and now */
export const importOne = async (
  file: string,
  input: Input,
  tables: Tables,
  { target, dryRun, restart, rejectsFile }: ImportOptions,
  terminal: Terminal,
  rejected: (violations: readonly Violation[]) => void,
): Promise<Counts> => {
  const isSaved = file !== STDIN && !dryRun
  const { progress: start, done } =
    isSaved && !restart ? resumedFrom(file, target, input) : { progress: AT_START, done: false }
  if (done) return start.counts
  if (start.position.rows > 0) printToStderr(terminal, `${file}: going on behind row ${start.position.rows}`)

  let reached = start
  let savedAt = performance.now()
  const save = (isDone = false): void => {
    if (isSaved) writeState(file, stateOf(target, input, reached, isDone))
    savedAt = performance.now()
  }
  const rejects = dryRun ? noRejects : openRejects(rejectsFile, file === STDIN ? 'new' : start.rejectsBytes)
  const bar = progressBar(terminal, file.endsWith('.gz') ? 0 : input.size, file, '{percentage} %')
  // Ctrl-C comes to that, too.
  const saveAtExit = (): void => {
    try {
      save()
    } catch (error) {
      printToStderr(
        terminal,
        error instanceof CommandFailed ? error.message : `The position in ${file} was not saved`,
      )
    }
  }
  process.once('exit', saveAtExit)
  try {
    const result = await importRows({
      recordOf: recordOfRow(allowsAccountOf(tables.keeping), () => timestampOf(Date.now())),
      put: dryRun ? () => Promise.resolve(E.right('stored')) : callByCall(tables.store),
      rejects,
      rejected,
      advanced: progress => {
        reached = progress
        const { offset, rows } = progress.position
        bar.update(offset, `${rows} rows, ${progress.counts.rejected} rejected`)
        if (performance.now() - savedAt >= SAVE_EVERY_MS) save()
      },
    })(await rowsIn(input, start), start)
    save(E.isRight(result))
    if (E.isRight(result)) return result.right.counts
    throw new CommandFailed(
      `${tables.failureOf(result.left).message}\nThe import of ${file} stopped behind row ${reached.position.rows}${isSaved ? ': the same command goes on there' : ''}`,
      { cause: result.left },
    )
  } finally {
    bar.stop()
    process.off('exit', saveAtExit)
    rejects.close()
  }
}
