import type { Command } from 'commander'
import { addCheckCommand } from './commands/check'
import { addCompletionCommand } from './commands/completion'
import { addConsoleCommand } from './commands/console'
import { addConfigureCommand } from './commands/configure'
import { addCompletenessCommand } from './commands/completeness'
import { addEraseCommand } from './commands/erase'
import { addGetCommand } from './commands/get'
import { addImportCommand } from './commands/import'
import { addListCommand } from './commands/list'
import { addQuarantineCommand } from './commands/quarantine'
import { addReconcileCommand } from './commands/reconcile'
import { addRedriveCommand } from './commands/redrive'
import { addReportCommand } from './commands/report'
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
  disconnects report --since 7d --by application
  disconnects console --stack BandwidthDisconnects
  disconnects get c-5f0c1d2e-3a4b5c6d-7e8f-4a0b-9c1d-2e3f4a5b6c7d
  disconnects simulate --rate 50 --count 1000 --verify
  disconnects reconcile --since 7d --stack BandwidthDisconnects
  disconnects check --stack BandwidthDisconnects
  disconnects url --stack BandwidthDisconnects
  disconnects configure --check --stack BandwidthDisconnects`

const exitCodes = Object.entries(EXIT).map(
  ([name, code]) => `  ${String(code).padEnd(4)} ${EXIT_MEANINGS[name as keyof typeof EXIT]}`,
)

/** The commands that work on a place, in the order of the help. */
const COMMANDS: Readonly<Record<string, (program: Command, terminal: Terminal) => void>> = {
  list: addListCommand,
  get: addGetCommand,
  report: addReportCommand,
  console: addConsoleCommand,
  quarantine: addQuarantineCommand,
  import: addImportCommand,
  redrive: addRedriveCommand,
  simulate: addSimulateCommand,
  url: addUrlCommand,
  configure: addConfigureCommand,
  reconcile: addReconcileCommand,
  completeness: addCompletenessCommand,
  erase: addEraseCommand,
  check: addCheckCommand,
}

/** @param first the first argument: if it names a command, the program starts sooner without the others */
export const programFor = (terminal: Terminal, first = ''): Command => {
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
  const isNamed = Object.hasOwn(COMMANDS, first)
  for (const [name, add] of Object.entries(COMMANDS)) if (!isNamed || name === first) add(program, terminal)
  addCompletionCommand(program, terminal)
  addHelpCommand(program)
  return program
}
