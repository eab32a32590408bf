import { Command } from 'commander'
import { addCheckCommand } from './commands/check'
import { addGetCommand } from './commands/get'
import { addImportCommand } from './commands/import'
import { addListCommand } from './commands/list'
import { addQuarantineCommand } from './commands/quarantine'
import { addRedriveCommand } from './commands/redrive'
import { addSimulateCommand } from './commands/simulate'
import { addUrlCommand } from './commands/url'
import type { Terminal } from './output/terminal'

const NOTES = `
Every command works on a place: a deployed stack (--stack), a table (--table) or the
local twin (--local; the default if it is running).

Examples:
  disconnects list --cause '!hangup' --since 2h
  disconnects list --stack BandwidthDisconnects --since 1d --all --csv > ended.csv
  disconnects get c-5f0c1d2e-3a4b5c6d-7e8f-4a0b-9c1d-2e3f4a5b6c7d
  disconnects simulate --rate 50 --count 1000 --verify
  disconnects check --stack BandwidthDisconnects
  disconnects url --stack BandwidthDisconnects

Exit codes: 0 success, 1 failure, 2 invalid arguments, 3 partial success: see the
message. For the flags of a command: disconnects COMMAND --help`

export const programFor = (terminal: Terminal): Command => {
  const program = new Command('disconnects')
    .description("Answers why calls ended, from the records of Bandwidth's disconnect callbacks.")
    .exitOverride()
    .configureOutput({
      writeOut: text => terminal.stdout.write(text),
      writeErr: text => terminal.stderr.write(text),
    })
    .configureHelp({ optionDescription: ({ description }) => description })
    .showHelpAfterError('(try --help)')
    .addHelpText('after', NOTES)
  addListCommand(program, terminal)
  addGetCommand(program, terminal)
  addQuarantineCommand(program, terminal)
  addImportCommand(program, terminal)
  addRedriveCommand(program, terminal)
  addSimulateCommand(program, terminal)
  addUrlCommand(program, terminal)
  addCheckCommand(program, terminal)
  return program
}
