import type { Command } from 'commander'
import { PartlyDone } from '../errors'
import { addPlaceFlags } from '../flags/place-flags'
import { addIntakeFlags, type TablesFlags } from '../flags/tables-flags'
import { countsText, reasonOf, tally } from '../output/counts'
import { printToStderr, type Terminal } from '../output/terminal'
import { openTables } from './open-place'

type ImportFlags = TablesFlags & {
  readonly dryRun?: boolean
  readonly restart?: boolean
  readonly json?: boolean
}

const NOTES = `
FILE has one object per line (NDJSON), or a JSON list of objects, or a single object.
A name that ends in .gz means that the file is compressed; - means stdin. An object
is either a callback, in camelCase or snake_case, which is stored as if it arrived
now (source: import), or a record as list and get print it, which is stored
unchanged, but for times that mean none: they are kept in asSent. Nothing is stored
twice, so you can import a file again at any time.

Rows that cannot be decoded are written to FILE.rejects.ndjson unchanged, with what
was expected. (For stdin, each import writes a new file, stdin-TIME.rejects.ndjson.)
The other rows are imported, and the exit code is 3. If an import stops (Ctrl-C, a
failure), the same command continues where it stopped: FILE.import-state.json holds
the position until all files are done.

Examples:
  disconnects import callbacks.ndjson --dry-run
  disconnects import log-1.ndjson.gz log-2.json --stack BandwidthDisconnects
  disconnects list --all --event-type any --ndjson |
    disconnects import - --table Copy --region us-east-1`

const importAll = async (files: readonly string[], flags: ImportFlags, terminal: Terminal): Promise<void> => {
  const dryRun = flags.dryRun === true
  const { openInputs } = await import('../import/input')
  const inputs = await openInputs(files, terminal)
  const tables = await openTables(flags, terminal)
  const { importOne, rejectsFileOf } = await import('../import/import-one')
  const { removeState } = await import('../import/import-state')
  const { refuseToOverwrite } = await import('../import/rejects')
  const total = { stored: 0, duplicate: 0, conflict: 0, rejected: 0 }
  const reasons = tally()
  const withRejects: string[] = []
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
  for (const [file, input] of inputs) {
    const rejectsFile = rejectsFileOf(file, now)
    const counts = await importOne(
      deps,
      { dryRun, restart: flags.restart === true, rejectsFile },
      file,
      input,
    )
    for (const name of ['stored', 'duplicate', 'conflict', 'rejected'] as const) total[name] += counts[name]
    if (counts.rejected > 0) withRejects.push(rejectsFile)
  }
  if (!dryRun) for (const file of files) removeState(file)

  const { stored, rejected } = total
  const summary = dryRun ? { understood: stored, rejected } : total
  if (flags.json === true)
    terminal.stdout.write(
      `${JSON.stringify({ ...summary, dryRun, reasons: reasons.most(100), rejects: dryRun ? [] : withRejects })}\n`,
    )
  else terminal.stdout.write(countsText(summary))
  if (dryRun) printToStderr(terminal, 'This was a dry run: nothing was stored.')
  if (rejected === 0) return
  if (flags.json !== true)
    printToStderr(terminal, `\nWhat was expected of the rejected rows:\n${countsText(reasons.most(10))}`)
  throw new PartlyDone(
    dryRun ? 'Some rows would be rejected.' : `The rejected rows are in ${withRejects.join(', ')}`,
  )
}

export const addImportCommand = (program: Command, terminal: Terminal): void => {
  const command = program.command('import').description('store callbacks or records from files')
  addIntakeFlags(addPlaceFlags(command.argument('<FILE...>', 'NDJSON or JSON, also .gz; - for stdin')))
    .optionsGroup('Mode:')
    .option('--dry-run', 'store nothing; print how many rows would be stored and rejected')
    .option('--restart', 'import each file from its beginning, wherever its last import stopped')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', NOTES)
    .action((files: string[], flags: ImportFlags) => importAll(files, flags, terminal))
}
