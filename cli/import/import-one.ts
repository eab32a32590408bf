import * as E from 'fp-ts/Either'
import type { Violation } from '../../lambda/codec/decode'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { CommandFailed } from '../errors'
import { progressBar } from '../output/progress-bar'
import { printToStderr, type Terminal } from '../output/terminal'
import type { Tables } from '../places/place'
import { isForExcel } from './csv'
import { callByCall, importRows } from './import-rows'
import { AT_START, resumedFrom, saveProgress, type Progress } from './import-state'
import { STDIN, withHead, type Input } from './input'
import { recordOfRow } from './record-of-row'
import { noRejects, openRejects } from './rejects'
import { framingOf, rowsOf, type Framing } from './rows'
import { beforeInterruption, untilInterrupted } from './until-interrupted'

/** After `kill -9`, the rows since the last save are imported again, as duplicates. */
const SAVE_EVERY_MS = 500

const INTERRUPTED = 'Interrupted: finishing what has begun (a second Ctrl-C ends at once)'

export type ImportDeps = {
  readonly tables: Pick<Tables, 'store' | 'allowsAccount' | 'failureOf'>
  /** Saved with the position, which is only valid for this table. */
  readonly tableIdentity: string
  readonly terminal: Terminal
  readonly onReject: (violations: readonly Violation[]) => void
  readonly signal: AbortSignal
}

/** How far the import of a file came. */
export type Imported = Pick<Progress, 'position' | 'counts'> & { readonly isDone: boolean }

export type ImportOptions = {
  readonly dryRun: boolean
  readonly restart: boolean
  readonly rejectsFile: string
}

/** A new name for each import of stdin: the rejects of an earlier one may exist nowhere else. */
export const rejectsFileOf = (file: string, now: Date): string =>
  `${file === STDIN ? `stdin-${now.toISOString().replaceAll(':', '-')}` : file}.rejects.ndjson`

const framingIn = (file: string, head: Uint8Array): Framing => {
  const framing = framingOf(head)
  const name = file === STDIN ? 'stdin' : file
  if (framing === undefined)
    throw new CommandFailed(
      `${name}: expected CSV whose first line (up to a line feed, at most 64 KB) names properties of a callback or record, callId among them; or JSON`,
    )
  if (typeof framing === 'object' && isForExcel(framing))
    throw new CommandFailed(
      `${name}: expected CSV that was written without --excel, which cuts times to seconds of a local clock`,
    )
  return framing
}

/** Looks at a file before anything is imported. @throws CommandFailed if it is CSV for Excel, or CSV whose header names no call id */
export const checkFraming = async (file: string, input: Input): Promise<void> => {
  const { head, close } = await withHead(input.chunks(0))
  await close()
  framingIn(file, head)
}

/** The beginning of the file decides how it holds its rows, wherever the import continues. */
const rowsIn = async (file: string, { chunks }: Input, { position }: Progress, signal: AbortSignal) => {
  const { head, all, close } = await withHead(untilInterrupted(chunks(0), signal))
  const framing = framingIn(file, head)
  if (position.offset === 0) return rowsOf(framing, all, position)
  await close()
  return rowsOf(framing, untilInterrupted(chunks(position.offset), signal), position)
}

/** Imports one file, from where its last import stopped. @returns how far that import and this one together came */
export const importOne = async (
  { tables, tableIdentity, terminal, onReject, signal }: ImportDeps,
  { dryRun, restart, rejectsFile }: ImportOptions,
  file: string,
  input: Input,
): Promise<Imported> => {
  const isSaved = file !== STDIN && !dryRun
  const { progress: start, done } =
    isSaved && !restart ? resumedFrom(file, tableIdentity, input) : { progress: AT_START, done: false }
  if (done) return { ...start, isDone: true }
  if (start.position.rows > 0) printToStderr(terminal, `${file}: continuing after row ${start.position.rows}`)

  let reached = start
  let isDone = true
  let savedAt = performance.now()
  const save = (isAll = false): void => {
    if (isSaved) saveProgress(file, tableIdentity, input, reached, isAll)
    savedAt = performance.now()
  }
  const rejects = dryRun ? noRejects : openRejects(rejectsFile, file === STDIN ? 'new' : start.rejectsBytes)
  const bar = progressBar(terminal, file.endsWith('.gz') ? 0 : input.size, file, '{percentage} %')
  // A second Ctrl-C ends the process, too.
  const saveAtExit = (): void => {
    try {
      save()
    } catch (error) {
      const isExpected = error instanceof CommandFailed
      printToStderr(terminal, isExpected ? error.message : `The position in ${file} was not saved`)
    }
  }
  process.once('exit', saveAtExit)
  const sayInterrupted = (): void => {
    bar.stop()
    printToStderr(terminal, INTERRUPTED)
  }
  signal.addEventListener('abort', sayInterrupted)
  const cut = (): void => {
    isDone = false
  }
  try {
    const rows = beforeInterruption(await rowsIn(file, input, start, signal), signal, cut)
    const result = await importRows({
      recordOf: recordOfRow(tables.allowsAccount, () => timestampOf(Date.now())),
      put: dryRun ? () => Promise.resolve(E.right('stored')) : callByCall(tables.store),
      rejects,
      onReject,
      onProgress: progress => {
        reached = progress
        const { offset, rows } = progress.position
        if (!signal.aborted) bar.update(offset, `${rows} rows, ${progress.counts.rejected} rejected`)
        if (performance.now() - savedAt >= SAVE_EVERY_MS) save()
      },
    })(rows, start)
    save(E.isRight(result) && isDone)
    if (E.isRight(result)) return { ...result.right, isDone }
    throw new CommandFailed(
      `${tables.failureOf(result.left).message}\nThe import of ${file} stopped after row ${reached.position.rows}${isSaved ? ': run the same command again to continue' : ''}`,
      { cause: result.left },
    )
  } finally {
    if (!signal.aborted) bar.stop()
    signal.removeEventListener('abort', sayInterrupted)
    process.off('exit', saveAtExit)
    rejects.close()
  }
}
