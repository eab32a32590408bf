import type { Command } from 'commander'
import { addBandwidthFlags } from '../flags/bandwidth-flags'
import { addStackFlags } from '../flags/place-flags'
import type { Terminal } from '../output/terminal'
import type { ConfigureFlags } from './run-configure'

const NOTES = `
At Bandwidth, a voice application has a status URL: where the disconnect callbacks of
its inbound calls go. --check reads every voice application of the account, and
changes nothing. --application sets the status URL of one to the callback URL of the
stack with the key, and the method to POST. It shows the difference, asks, saves the
former state to a file in the current folder, changes only these two elements, and
reads them back. CallbackCreds are never changed, since the handler of initiated calls
gets the same ones.

A status URL that is somebody's own handler, or another stack's, is replaced only with
--replace: that handler gets no more disconnect callbacks. (Forwarding to it is
planned.) --restore gives an application back what a file holds. Wherever a change is
stopped, the application is as before or as wanted, and the same command says which.

Outbound calls are not a matter of an application: each createCall names its
disconnectUrl. --check prints what it has to contain.

Bandwidth is called as an API user with the role HTTP Application Management. The AWS
credentials need cloudformation:DescribeStacks, and secretsmanager:GetSecretValue on
the stack's secret. No output contains a key; a saved file may.

Examples:
  disconnects configure --check --stack BandwidthDisconnects
  disconnects configure --application 93de2206-9669-4e07-948d-329f4b722ee2 --stack BandwidthDisconnects --dry-run
  disconnects configure --restore disconnects-93de2206-9669-4e07-948d-329f4b722ee2-2026-11-26T14-52-07-120Z.json`

export const addConfigureCommand = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('configure')
    .description('show or set where applications at Bandwidth send their callbacks')
    .optionsGroup('Mode:')
    .option('--check', 'show the voice applications of the account, and change nothing')
    .option('--application <ID>', 'the application that is to send its callbacks to the stack')
    .option('--restore <FILE>', 'give an application back the state that was saved in a file')
    .option('--dry-run', 'show the difference, and change nothing')
    .option('--yes', 'do not ask')
    .option('--replace', "replace the status URL of somebody's own handler, or of another stack")
    .option(
      '--url <URL>',
      'the callback URL of a proxy in front of the stack, without the key (default: the output CallbackUrl)',
    )
    .option('--json', 'with --check: print one JSON document')
  addBandwidthFlags(addStackFlags(command))
    .addHelpText('after', NOTES)
    .action(async (flags: ConfigureFlags) => {
      // Loaded only here, so that the other commands start sooner.
      const { runConfigure } = await import('./run-configure')
      await runConfigure(flags, terminal)
    })
}
