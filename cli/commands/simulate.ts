import type { Command } from 'commander'
import { addDestinationFlags } from '../flags/destination-flags'
import { addHistoryFlags, isHistory, type HistoryFlags } from '../flags/history-flags'
import { addSimulateFlags } from '../flags/simulate-flags'
import { addZoneFlags } from '../flags/zone-flags'
import type { Terminal } from '../output/terminal'
import { SIMULATED_ACCOUNT_ID, SIMULATED_APPLICATION_ID } from '../simulator/identity'
import type { SimulationFlags } from './run-simulation'

const NOTES = `
The calls are made up, but their records are real: they stay in the table. All of
them have the account ${SIMULATED_ACCOUNT_ID} and phone numbers that belong to nobody
(+1555555 01xx). Those whose callbacks are sent have the application
${SIMULATED_APPLICATION_ID}.

With --key, callbacks go to the URL with the key in it, as they do once Bandwidth has
that URL. The key is the password: that of the stack's secret, CALLBACK_PASSWORD, or
the one that the twin prints. Without --key, callbacks use Basic authentication: some
send the credentials at once, others wait for a challenge.

With --history, the calls are not sent but stored as an import stores them: a past of six
applications (…-000000000002 to 7), with busy hours and quiet days, an hour with
callback-error and one with account-limit.

A run with the same seed, start and flags sends the same callbacks again, and each is
then a duplicate. Ctrl-C ends a run early and prints the report so far.

The exit code is 1 unless every callback was acknowledged (and verified).

Examples:
  disconnects simulate --key --verify
  disconnects simulate --stack BandwidthDisconnects --rate 50 --count 10000 --verify
  CALLBACK_PASSWORD=… disconnects simulate --key --url https://calls.example.com/disconnect
  CALLBACK_PASSWORD=… disconnects simulate --username bandwidth --url https://calls.example.com/disconnect
  disconnects simulate --history 30d --calls-per-day 2000
  disconnects simulate --seed 7 --start 2026-03-14T14:00:00Z --oddities 100 --json`

export const addSimulateCommand = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('simulate')
    .description('make up calls: send their callbacks as Bandwidth does, or store a history of them')
  addZoneFlags(addHistoryFlags(addSimulateFlags(addDestinationFlags(command))))
    .optionsGroup('Verification:')
    .option('--verify', 'read every acknowledged call back, and compare it field by field')
    .option('--verify-for <DURATION>', 'how long to wait for records that are not there yet (default 60s)')
    .optionsGroup('Output:')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', NOTES)
    .action(async (flags: SimulationFlags & HistoryFlags) => {
      // Loaded only here, so that the other commands start sooner.
      if (isHistory(flags)) {
        const { runHistory } = await import('./run-history')
        await runHistory(flags, terminal)
        return
      }
      const { runSimulation } = await import('./run-simulation')
      await runSimulation(flags, terminal)
    })
}
