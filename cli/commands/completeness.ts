import type { Command } from 'commander'
import { addPlaceFlags } from '../flags/place-flags'
import { addZoneFlags } from '../flags/zone-flags'
import type { Terminal } from '../output/terminal'
import type { CompletenessFlags } from './run-completeness'

const NOTES = `
Completeness is the share of the calls in Bandwidth's own list whose callback arrived,
as the runs of reconciliation found it: hour by hour, for 90 days. It reads only what
they have kept, and asks Bandwidth nothing. Calls count if they ended since the first
callback of their application and direction came. A range takes in the hours that it
touches.

Examples:
  disconnects completeness
  disconnects completeness --since 30d --stack BandwidthDisconnects
  disconnects completeness --since yesterday --json`

export const addCompletenessCommand = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('completeness')
    .description("print which share of the calls in Bandwidth's list sent their callback")
    .optionsGroup('Range:')
    .option('--since <TIME>', 'calls that ended at this time or later (default: 7d ago)')
    .option('--until <TIME>', 'calls that ended before this time (default: now)')
  addPlaceFlags(addZoneFlags(command))
    .optionsGroup('Format:')
    .option('--json', 'print one JSON document')
    .addHelpText('after', NOTES)
    .action(async (flags: CompletenessFlags) => {
      const { runCompleteness } = await import('./run-completeness')
      await runCompleteness(flags, terminal)
    })
}
