import type { Command } from 'commander'
import { addDeploymentFlags } from '../flags/place-flags'
import type { Terminal } from '../output/terminal'
import type { ConsoleFlags } from './run-console'

const NOTES = `
Serves a page on 127.0.0.1 that shows the calls of a deployed stack: now, by filter,
as a report; its quarantine and its completeness. Everything is read with your AWS
credentials, by this program: nothing is deployed, and the page never has them.

The URL has a token behind the #. Whoever has the URL, and is on this machine, can
read what you can. Another start has another token. Ctrl-C ends it.

The twin serves its page itself. For the twin, this prints the page's URL.

docs/console.md has the permissions that each view needs, and what to do if
something cannot be read.

Examples:
  disconnects console --stack BandwidthDisconnects
  disconnects console --stack BandwidthDisconnects --profile support --no-open
  disconnects console --local`

export const addConsoleCommand = (program: Command, terminal: Terminal): void => {
  const command = program.command('console').description('show calls, reports and the quarantine on a page')
  addDeploymentFlags(command)
    .optionsGroup('Page:')
    .option('--port <PORT>', 'listen on this port of 127.0.0.1 (default: 8788, or any if that is taken)')
    .option('--no-open', 'print the URL, and open no browser')
    .addHelpText('after', NOTES)
    .action(async (flags: ConsoleFlags) => {
      // Loaded only here, so that the other commands start sooner.
      const { runConsole } = await import('./run-console')
      await runConsole(flags, terminal)
    })
}
