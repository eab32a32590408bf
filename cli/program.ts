import type { Command } from 'commander'
import { addCheckCommand } from './commands/check'
import { addCompletionCommand } from './commands/completion'
import { addGetCommand } from './commands/get'
import { addImportCommand } from './commands/import'
import { addListCommand } from './commands/list'
import { addQuarantineCommand } from './commands/quarantine'
import { addRedriveCommand } from './commands/redrive'
import { addSimulateCommand } from './commands/simulate'
import { addUrlCommand } from './commands/url'
import { EXIT, EXIT_MEANINGS } from './errors'
import { WrappedCommand } from './help/command'
import { helpWidth } from './help/fill'
import { addHelpCommand } from './help/unknown-command'
import { screenOf, type Terminal } from './output/terminal'
import { version } from '#package.json'

const NOTES = `
Every command works on a place: a deployed stack (--stack), a table (--table) or the
local twin (--local; the default if it is running). For the flags of a command:
disconnects COMMAND --help

Examples:
  disconnects list --not-cause hangup --since 2h
  disconnects list --stack BandwidthDisconnects --since 1d --all --csv > ended.csv
  disconnects get c-5f0c1d2e-3a4b5c6d-7e8f-4a0b-9c1d-2e3f4a5b6c7d
  disconnects simulate --rate 50 --count 1000 --verify
  disconnects check --stack BandwidthDisconnects
  disconnects url --stack BandwidthDisconnects`

const exitCodes = Object.entries(EXIT).map(
  ([name, code]) => `  ${String(code).padEnd(4)} ${EXIT_MEANINGS[name as keyof typeof EXIT]}`,
)

export const programFor = (terminal: Terminal): Command => {
  const program = new WrappedCommand('disconnects', helpWidth(screenOf(terminal).columns))
    .description("Answers why calls ended, from the records of Bandwidth's disconnect callbacks.")
    .version(version, '--version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: text => terminal.stdout.write(text),
      writeErr: text => terminal.stderr.write(text),
    })
    .showHelpAfterError('(try --help)')
    .addHelpText('after', NOTES)
    .addHelpText('afterAll', ['\nExit codes:', ...exitCodes].join('\n'))
  addListCommand(program, terminal)
  addGetCommand(program, terminal)
  addQuarantineCommand(program, terminal)
  addImportCommand(program, terminal)
  addRedriveCommand(program, terminal)
  addSimulateCommand(program, terminal)
  addUrlCommand(program, terminal)
  addCheckCommand(program, terminal)
  addCompletionCommand(program, terminal)
  addHelpCommand(program)
  return program
}
