import type { Command } from 'commander'
import { PartlyDone } from '../errors'
import { addRetentionFlags, type KeepingFlags } from '../flags/keeping-flags'
import { addTargetFlags } from '../flags/target-flags'
import { countsText, tally } from '../output/counts'
import { printToStderr, type Terminal } from '../output/terminal'
import { whyText } from '../quarantine/entry-text'
import { openTables } from '../places/tables'

type ImportFlags = KeepingFlags & {
  readonly dryRun?: boolean
  readonly restart?: boolean
  readonly json?: boolean
}

const NOTES = `
FILE has an object on each line (NDJSON), or a JSON list of objects, or one object;
packed if its name ends in .gz; - is stdin. An object is a callback, in camelCase or
snake_case, that is received now (source: import); or a record as list and get
give it out, which is put back as it was. Nothing is stored twice, so a file
can be imported as often as you like.

What is not understood is written to FILE.rejects.ndjson (of stdin to another
stdin-TIME.rejects.ndjson each time), as it came, with what was expected; the
rest is imported, and the exit code is 3. If it is stopped (Ctrl-C, a failure),
the same command goes on where it was; the position is in FILE.import-state.json
until all files are done.

Examples:
  disconnects import callbacks.ndjson --dry-run
  disconnects import log-1.ndjson.gz log-2.json --stack BandwidthDisconnects
  disconnects list --all --event-type any --ndjson |
    disconnects import - --table Copy --region us-east-1`

const importAll = async (files: readonly string[], flags: ImportFlags, terminal: Terminal): Promise<void> => {
  const dryRun = flags.dryRun === true
  const { openInputs } = await import('../import/input')
  const inputs = await openInputs(files, terminal)
  const tables = await openTables(flags, terminal.environment)
  const { importOne, rejectsFileOf } = await import('../import/import-one')
  const { removeState } = await import('../import/import-state')
  const { refuseToOverwrite } = await import('../import/rejects')
  const total = { stored: 0, duplicate: 0, conflict: 0, rejected: 0 }
  const reasons = tally()
  const withRejects: string[] = []
  const now = new Date()
  if (!dryRun) refuseToOverwrite(inputs, file => rejectsFileOf(file, now))
  const target = dryRun ? '' : await tables.identity()
  for (const [file, input] of inputs) {
    const rejectsFile = rejectsFileOf(file, now)
    const options = { target, dryRun, restart: flags.restart === true, rejectsFile }
    const counts = await importOne(file, input, tables, options, terminal, violations => {
      reasons.add(violations.map(whyText).join('; '))
    })
    for (const name of ['stored', 'duplicate', 'conflict', 'rejected'] as const) total[name] += counts[name]
    if (counts.rejected > 0) withRejects.push(rejectsFile)
  }
  if (!dryRun) for (const file of files) removeState(file)

  const { stored, rejected } = total
  const told = dryRun ? { understood: stored, rejected } : total
  if (flags.json === true)
    terminal.stdout.write(
      `${JSON.stringify({ ...told, dryRun, reasons: reasons.most(100), rejects: dryRun ? [] : withRejects })}\n`,
    )
  else terminal.stdout.write(countsText(told))
  if (dryRun) printToStderr(terminal, 'Nothing was stored: that was a dry run.')
  if (rejected === 0) return
  if (flags.json !== true)
    printToStderr(terminal, `\nExpected, where it was rejected:\n${countsText(reasons.most(10))}`)
  throw new PartlyDone(
    dryRun ? 'Some would be rejected.' : `What was rejected is in ${withRejects.join(', ')}`,
  )
}

export const addImportCommand = (program: Command, terminal: Terminal): void => {
  const command = program.command('import').description('store callbacks or records from files')
  addRetentionFlags(addTargetFlags(command.argument('<FILE...>', 'NDJSON or JSON, .gz too; - for stdin')))
    .optionsGroup('How:')
    .option('--dry-run', 'only tell what would be stored and rejected')
    .option('--restart', 'begin again, wherever the last import of a file stopped')
    .option('--json', 'the summary as JSON')
    .addHelpText('after', NOTES)
    .action((files: string[], flags: ImportFlags) => importAll(files, flags, terminal))
}
