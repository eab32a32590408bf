import type { Command } from 'commander'
import { addDestinationFlags } from '../flags/destination-flags'
import { addSimulateFlags } from '../flags/simulate-flags'
import type { Terminal } from '../output/terminal'
import type { SimulationFlags } from './run-simulation'

const NOTES = `
The records are real: they stay in the table that they are sent to. All
of them have the account 9900000, the application
5e5510e5-7e57-4ca1-9900-000000000001 and numbers that belong to nobody
(+1555555 01xx).

With --key the callbacks go to the URL with the key in it, as Bandwidth sends
them where it has that URL. The key is the password: that of the stack's secret,
CALLBACK_PASSWORD, or the one that the twin prints. Without --key they go with
Basic authentication, some of them at once, others when they are asked for it.

A run with the seed, the start and the flags of another sends the same callbacks
again: each is then a duplicate. Exit codes: 0 all acknowledged (and verified),
1 not so, 2 not understood. Ctrl-C ends it with the report so far.

Examples:
  disconnects simulate --key --verify
  disconnects simulate --stack BandwidthDisconnects --rate 50 --count 10000 --verify
  CALLBACK_PASSWORD=… disconnects simulate --key --url https://calls.example.com/disconnect
  CALLBACK_PASSWORD=… disconnects simulate --username bandwidth --url https://calls.example.com/disconnect
  disconnects simulate --seed 7 --start 2026-03-14T14:00:00Z --oddities 100 --json`

export const addSimulateCommand = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('simulate')
    .description('tells of made-up calls, as Bandwidth does, to try a deployment')
  addSimulateFlags(addDestinationFlags(command))
    .optionsGroup('Afterwards:')
    .option('--verify', 'fetch every acknowledged call back, and compare it field by field')
    .option('--verify-for <SECONDS>', 'how long to wait for what is not there yet (default 60)')
    .option('--json', 'the report as JSON')
    .addHelpText('after', NOTES)
    .action(async (flags: SimulationFlags) => {
      // The other commands need none of it, and start sooner.
      const { runSimulation } = await import('./run-simulation')
      await runSimulation(flags, terminal)
    })
}
