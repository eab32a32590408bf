import type { Command } from 'commander'
import { addPlaceFlags } from '../flags/place-flags'
import { addIntakeFlags } from '../flags/tables-flags'
import type { Terminal } from '../output/terminal'
import type { ImportFlags } from './run-import'

const NOTES = `
FILE has one object per line (NDJSON), or a JSON list of objects, or a single object;
or it is CSV whose first line names properties, callId among them, separated by
commas, semicolons or tabs. In CSV an empty cell means that a property is not given,
an apostrophe before = + - @ at the start of a cell is taken off, and ="0123" is read
as the text 0123. What list, get and report write with --excel cannot be imported. A
name that ends in .gz means that the file is compressed; - means stdin.

Each object or row is a callback, a record, or a row of Bandwidth's own list of calls,
which is stored as reconcile stores it. A callback, in camelCase or snake_case,
is stored as if it arrived now (source: import). A record, as list and get print it in
JSON or CSV, is stored unchanged, but times that mean none are kept in asSent. Nothing
is stored twice, so you can import a file again at any time.

Rows that cannot be decoded are written to FILE.rejects.ndjson unchanged, with what
was expected. (For stdin, each import writes a new file, stdin-TIME.rejects.ndjson.)
The other rows are imported, and the exit code is 3. Correct what is in raw, and
import that; for CSV put the first line of FILE before it. If an import stops
(Ctrl-C: exit code 130; a failure), the same command continues where it stopped:
FILE.import-state.json holds the position until all files are done.

Examples:
  disconnects import callbacks.ndjson --dry-run
  disconnects import log-1.ndjson.gz log-2.json calls.csv --stack BandwidthDisconnects
  disconnects list --all --event-type any --ndjson |
    disconnects import - --table Copy --region us-east-1`

export const addImportCommand = (program: Command, terminal: Terminal): void => {
  const command = program.command('import').description('store callbacks or records from files')
  addIntakeFlags(addPlaceFlags(command.argument('<FILE...>', 'NDJSON, JSON or CSV, also .gz; - for stdin')))
    .optionsGroup('Mode:')
    .option('--dry-run', 'store nothing; print how many rows would be stored and rejected')
    .option('--restart', 'import each file from its beginning, wherever its last import stopped')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', NOTES)
    .action(async (files: string[], flags: ImportFlags) => {
      const { runImport } = await import('./run-import')
      await runImport(files, flags, terminal)
    })
}
