import type { Command } from 'commander'
import type { Terminal } from '../output/terminal'
import { addQuarantineListCommands } from './quarantine-list'
import { addQuarantineReplayCommand } from './quarantine-replay'
import { addQuarantineShowCommand } from './quarantine-show'

const NOTES = `
Requests with the right credentials that could not be understood are kept byte
for byte, with what was expected where. Of a body of more than 700 KB, the first
256 KB, the length and the SHA-256 are kept.

Examples:
  disconnects quarantine list --since 7d
  disconnects quarantine show 20260314T092654001Z-9f8e7d6c5b4a3f2e
  disconnects quarantine export > quarantine.ndjson
  disconnects quarantine replay --dry-run`

export const addQuarantineCommand = (program: Command, terminal: Terminal): void => {
  const group = program
    .command('quarantine')
    .description('what could not be understood: list, show, export, replay')
    .addHelpText('after', NOTES)
  addQuarantineListCommands(group, terminal)
  addQuarantineShowCommand(group, terminal)
  addQuarantineReplayCommand(group, terminal)
}
