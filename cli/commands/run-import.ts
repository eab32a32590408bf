import { PartlyDone } from '../errors'
import type { TablesFlags } from '../flags/tables-flags'
import { checkFraming, importOne, rejectsFileOf, type ImportDeps, type Imported } from '../import/import-one'
import { removeState, sumOf } from '../import/import-state'
import { openInputs, STDIN, type Input } from '../import/input'
import { refuseToOverwrite } from '../import/rejects'
import { reachedText, summaryOf, howToContinue } from '../import/summary'
import { reasonOf, tally } from '../../display/text/reasons'
import { countsText } from '../output/counts'
import { Interrupted, interruptible } from '../output/interruptible'
import { printToStderr, type Terminal } from '../output/terminal'
import { openTables } from './open-place'

export type ImportFlags = TablesFlags & {
  readonly dryRun?: boolean
  readonly restart?: boolean
  readonly json?: boolean
}

/** Imports one file after another, until the work is interrupted. @returns how far each of them came that was begun */
const importEach = async (
  inputs: ReadonlyMap<string, Input>,
  deps: Omit<ImportDeps, 'signal'>,
  optionsOf: (file: string) => Parameters<typeof importOne>[1],
): Promise<ReadonlyMap<string, Imported>> =>
  interruptible(async signal => {
    const imported = new Map<string, Imported>()
    for (const [file, input] of inputs)
      if (!signal.aborted)
        imported.set(file, await importOne({ ...deps, signal }, optionsOf(file), file, input))
    return imported
  })

/** Imports files, and prints a summary. @throws PartlyDone if rows were rejected, Interrupted after Ctrl-C */
export const runImport = async (
  files: readonly string[],
  flags: ImportFlags,
  terminal: Terminal,
): Promise<void> => {
  const { dryRun = false, restart = false, json = false } = flags
  const inputs = await openInputs(files, terminal)
  for (const [file, input] of inputs) if (file !== STDIN) await checkFraming(file, input)
  const tables = await openTables(flags, terminal)
  const reasons = tally()
  const now = new Date()
  if (!dryRun) refuseToOverwrite(inputs, file => rejectsFileOf(file, now))
  const deps = {
    tables,
    tableIdentity: dryRun ? '' : await tables.identity(),
    terminal,
    onReject: (violations: Parameters<typeof reasonOf>[0]) => {
      reasons.add(reasonOf(violations))
    },
  }
  const imported = await importEach(inputs, deps, file => ({
    dryRun,
    restart,
    rejectsFile: rejectsFileOf(file, now),
  }))
  const interrupted = files.some(file => imported.get(file)?.isDone !== true)
  if (!dryRun && !interrupted) for (const file of files) removeState(file)

  const counts = sumOf([...imported.values()].map(one => one.counts))
  const withRejects = dryRun ? [] : [...imported].filter(([, one]) => one.counts.rejected > 0)
  const rejects = withRejects.map(([file]) => rejectsFileOf(file, now))
  const summary = summaryOf(counts, dryRun)
  if (json)
    terminal.stdout.write(
      `${JSON.stringify({ ...summary, withoutCause: counts.withoutCause, dryRun, interrupted, reasons: reasons.most(100), rejects })}\n`,
    )
  if (interrupted)
    throw new Interrupted(`${reachedText(files, imported, dryRun)}${howToContinue(files, dryRun)}`)
  if (!json)
    terminal.stdout.write(
      countsText(counts.withoutCause > 0 ? { ...summary, 'without a cause': counts.withoutCause } : summary),
    )
  if (dryRun) printToStderr(terminal, 'This was a dry run: nothing was stored.')
  if (counts.rejected === 0) return
  // Those of the runs before this one are in the rejects.
  const which = reasons.total() < counts.rejected ? 'the rows that this run rejected' : 'the rejected rows'
  if (!json) printToStderr(terminal, `\nWhat was expected of ${which}:\n${countsText(reasons.most(10))}`)
  throw new PartlyDone(
    dryRun ? 'Some rows would be rejected.' : `The rejected rows are in ${rejects.join(', ')}`,
  )
}
