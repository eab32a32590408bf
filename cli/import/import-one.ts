import * as E from 'fp-ts/Either'
import type { Violation } from '../../lambda/codec/decode'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { CommandFailed } from '../errors'
import { progressBar } from '../output/progress-bar'
import { printToStderr, type Terminal } from '../output/terminal'
import type { Tables } from '../places/place'
import { callByCall, importRows } from './import-rows'
import { AT_START, resumedFrom, saveProgress, type Counts, type Progress } from './import-state'
import { STDIN, withHead, type Input } from './input'
import { recordOfRow } from './record-of-row'
import { noRejects, openRejects } from './rejects'
import { framingOf, rowsOf } from './rows'

/** After `kill -9`, the rows since the last save are imported again, as duplicates. */
const SAVE_EVERY_MS = 500

export type ImportDeps = {
  readonly tables: Pick<Tables, 'store' | 'allowsAccount' | 'failureOf'>
  /** Saved with the position, which is only valid for this table. */
  readonly tableIdentity: string
  readonly terminal: Terminal
  readonly onReject: (violations: readonly Violation[]) => void
}

export type ImportOptions = {
  readonly dryRun: boolean
  readonly restart: boolean
  readonly rejectsFile: string
}

/** A new name for each import of stdin: the rejects of an earlier one may exist nowhere else. */
export const rejectsFileOf = (file: string, now: Date): string =>
  `${file === STDIN ? `stdin-${now.toISOString().replaceAll(':', '-')}` : file}.rejects.ndjson`

/** The beginning of the file decides how it holds its rows, wherever the import continues. */
const rowsIn = async (input: Input, { position }: Progress) => {
  const { head, all, close } = await withHead(input.chunks(0))
  const framing = framingOf(head)
  if (position.offset === 0) return rowsOf(framing, all, position)
  await close()
  return rowsOf(framing, input.chunks(position.offset), position)
}

/** Imports one file, from where its last import stopped. @returns the counts of that import and this one together */
export const importOne = async (
  { tables, tableIdentity, terminal, onReject }: ImportDeps,
  { dryRun, restart, rejectsFile }: ImportOptions,
  file: string,
  input: Input,
): Promise<Counts> => {
  const isSaved = file !== STDIN && !dryRun
  const { progress: start, done } =
    isSaved && !restart ? resumedFrom(file, tableIdentity, input) : { progress: AT_START, done: false }
  if (done) return start.counts
  if (start.position.rows > 0) printToStderr(terminal, `${file}: continuing after row ${start.position.rows}`)

  let reached = start
  let savedAt = performance.now()
  const save = (isDone = false): void => {
    if (isSaved) saveProgress(file, tableIdentity, input, reached, isDone)
    savedAt = performance.now()
  }
  const rejects = dryRun ? noRejects : openRejects(rejectsFile, file === STDIN ? 'new' : start.rejectsBytes)
  const bar = progressBar(terminal, file.endsWith('.gz') ? 0 : input.size, file, '{percentage} %')
  // Ctrl-C ends the process, too.
  const saveAtExit = (): void => {
    try {
      save()
    } catch (error) {
      const isExpected = error instanceof CommandFailed
      printToStderr(terminal, isExpected ? error.message : `The position in ${file} was not saved`)
    }
  }
  process.once('exit', saveAtExit)
  try {
    const result = await importRows({
      recordOf: recordOfRow(tables.allowsAccount, () => timestampOf(Date.now())),
      put: dryRun ? () => Promise.resolve(E.right('stored')) : callByCall(tables.store),
      rejects,
      onReject,
      onProgress: progress => {
        reached = progress
        const { offset, rows } = progress.position
        bar.update(offset, `${rows} rows, ${progress.counts.rejected} rejected`)
        if (performance.now() - savedAt >= SAVE_EVERY_MS) save()
      },
    })(await rowsIn(input, start), start)
    save(E.isRight(result))
    if (E.isRight(result)) return result.right.counts
    throw new CommandFailed(
      `${tables.failureOf(result.left).message}\nThe import of ${file} stopped after row ${reached.position.rows}${isSaved ? ': run the same command again to continue' : ''}`,
      { cause: result.left },
    )
  } finally {
    bar.stop()
    process.off('exit', saveAtExit)
    rejects.close()
  }
}
