import type { Command } from 'commander'
import type { Terminal } from '../output/terminal'
import { addQuarantineListCommands } from './quarantine-list'
import { addQuarantineReplayCommand } from './quarantine-replay'
import { addQuarantineShowCommand } from './quarantine-show'

const NOTES = `
Requests with the right credentials that cannot be decoded are stored byte for byte,
with what was expected and where. Of a body of more than 700 KB, only the first
256 KB, the length and the SHA-256 are stored.

Examples:
  disconnects quarantine list --since 7d
  disconnects quarantine show 20260314T092654001Z-9f8e7d6c5b4a3f2e
  disconnects quarantine export > quarantine.ndjson
  disconnects quarantine replay --dry-run`

export const addQuarantineCommand = (program: Command, terminal: Terminal): void => {
  const group = program
    .command('quarantine')
    .description('list, show, export and replay requests that could not be decoded')
    .addHelpText('after', NOTES)
  addQuarantineListCommands(group, terminal)
  addQuarantineShowCommand(group, terminal)
  addQuarantineReplayCommand(group, terminal)
}
