import type { Command } from 'commander'
import { CommandFailed } from '../errors'
import { addQuarantineTableFlag, type KeepingFlags } from '../flags/keeping-flags'
import { isTerminal, screenOf, printToStderr, type Terminal } from '../output/terminal'
import { wholeEntry } from '../quarantine/entry-json'
import { entryDetail, missingText } from '../quarantine/entry-text'
import { openTables } from '../places/tables'

type ShowFlags = KeepingFlags & { readonly json?: boolean; readonly body?: boolean }

const NOTES = `
Text on a terminal, else JSON: the body as text, or in base64, and then
bodyEncoding says so. A body of more than 700 KB was truncated: wholeBodyBytes and
wholeBodySha256 tell its length and its SHA-256. Ends with exit code 1 if there is
no such request.

Examples:
  disconnects quarantine show 20260314T092654001Z-9f8e7d6c5b4a3f2e
  disconnects quarantine show 20260314T092654001Z-9f8e7d6c5b4a3f2e --body > body.json`

const show = async (quarantineId: string, flags: ShowFlags, terminal: Terminal): Promise<void> => {
  const { stdout, environment } = terminal
  const tables = await openTables(flags, environment)
  const entry = tables.orFail(await tables.quarantine().get(quarantineId)())
  if (entry === undefined)
    throw new CommandFailed('There is no such request in quarantine: it may have expired')
  if (flags.body === true) {
    stdout.write(entry.body)
    if (!entry.complete) printToStderr(terminal, `The body is ${missingText(entry)}`)
  } else if (flags.json === true || !isTerminal(stdout))
    stdout.write(`${JSON.stringify(wholeEntry(entry))}\n`)
  else stdout.write(entryDetail(entry, screenOf(terminal)))
}

export const addQuarantineShowCommand = (group: Command, terminal: Terminal): void => {
  const command = group.command('show').description('everything of one request')
  addQuarantineTableFlag(command.argument('<ID>', 'as list shows it, and the answer to the request named it'))
    .optionsGroup('Output:')
    .addOption(command.createOption('--json', 'one JSON document').conflicts('body'))
    .option('--body', 'the body as it is kept, byte for byte, and nothing else')
    .addHelpText('after', NOTES)
    .action((quarantineId: string, flags: ShowFlags) => show(quarantineId, flags, terminal))
}
