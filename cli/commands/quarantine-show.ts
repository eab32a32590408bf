import type { Command } from 'commander'
import { CommandFailed } from '../errors'
import { addZoneFlags, zoneOf, type ZoneFlags } from '../flags/zone-flags'
import { addQuarantineTableFlag, type TablesFlags } from '../flags/tables-flags'
import { isTerminal, printToStderr, screenOf, type Terminal } from '../output/terminal'
import { WHOLE_ENTRY_SHAPE } from '../printers/entry-json'
import { entryDetail, missingText } from '../printers/entry-text'
import { timesIn } from '../../display/time/time-text'
import { openTables } from './open-place'

type ShowFlags = TablesFlags & ZoneFlags & { readonly json?: boolean; readonly body?: boolean }

const NOTES = `
The default format is text on a terminal, and JSON elsewhere. In JSON the body is
text, or base64 if it is not UTF-8; bodyEncoding says so. A body of more than 700 KB
was truncated: wholeBodyBytes and wholeBodySha256 are the length and the SHA-256 of
the whole. If there is no such request, the exit code is 1.

Examples:
  disconnects quarantine show 20260314T092654001Z-9f8e7d6c5b4a3f2e
  disconnects quarantine show 20260314T092654001Z-9f8e7d6c5b4a3f2e --body > body.json`

const show = async (quarantineId: string, flags: ShowFlags, terminal: Terminal): Promise<void> => {
  const { stdout } = terminal
  const zone = zoneOf(flags)
  const tables = await openTables(flags, terminal)
  const entry = tables.orFail(await tables.quarantine().get(quarantineId)())
  if (entry === undefined)
    throw new CommandFailed('There is no such request in quarantine: it may have expired')
  if (flags.body === true) {
    stdout.write(entry.body)
    if (!entry.complete) printToStderr(terminal, `The body is ${missingText(entry)}`)
  } else if (flags.json === true || !isTerminal(stdout)) stdout.write(`${WHOLE_ENTRY_SHAPE.json(entry)}\n`)
  else stdout.write(entryDetail(entry, screenOf(terminal), timesIn(zone)))
}

export const addQuarantineShowCommand = (group: Command, terminal: Terminal): void => {
  const command = group.command('show').description('print everything that is stored of one request')
  addZoneFlags(
    addQuarantineTableFlag(
      command.argument('<ID>', 'the quarantineId, which list prints and the answer to the request named'),
    ),
  )
    .optionsGroup('Output:')
    .addOption(command.createOption('--json', 'one JSON document').conflicts('body'))
    .option('--body', 'only the body, byte for byte as it is stored')
    .addHelpText('after', NOTES)
    .action((quarantineId: string, flags: ShowFlags) => show(quarantineId, flags, terminal))
}
