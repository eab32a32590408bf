import type { Command } from 'commander'
import { addBandwidthFlags } from '../flags/bandwidth-flags'
import { addSettledRangeFlags } from '../flags/settled-range-flags'
import { addPlaceFlags } from '../flags/place-flags'
import { addIntakeFlags } from '../flags/tables-flags'
import { addZoneFlags } from '../flags/zone-flags'
import type { Terminal } from '../output/terminal'
import type { ReconcileFlags } from './run-reconcile'

const NOTES = `
Bandwidth keeps its own list of calls for 7 days after the end of each. This command
compares it with the records, and stores what is missing (source: reconciled): a call
that ended and should have sent a disconnect callback. A call that ended less than 15
minutes ago is left for the next time. A callback that comes later replaces such a
record, and brings its tag and callUrl, which the list does not have. Nothing is
stored twice, so you can run it again at any time.

Completeness is the share of listed calls whose callback arrived, for each application
and direction. Only calls that ended since its first callback count. What has never
sent a callback is not set up: its calls are stored, too, but count in nothing.

Rows that cannot be read are counted, and stderr says what was expected of them. If
Bandwidth or the table fails, what was found so far is stored, and the same command
finds the rest.

Bandwidth is called as an API user with the role HttpVoice. A stack can do this by
itself, each hour: see reconcileAccountIds in docs/configuration.md.

Examples:
  disconnects reconcile --dry-run
  disconnects reconcile --since 7d --stack BandwidthDisconnects
  disconnects reconcile --since '2026-11-25 14:00' --until '2026-11-25 16:00' --json`

export const addReconcileCommand = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('reconcile')
    .description("find calls in Bandwidth's list whose callback never arrived, and store them")
  addBandwidthFlags(addIntakeFlags(addPlaceFlags(addZoneFlags(addSettledRangeFlags(command)))))
    .optionsGroup('Mode:')
    .option('--dry-run', 'store nothing; print what is missing')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', NOTES)
    .action(async (flags: ReconcileFlags) => {
      const { runReconcile } = await import('./run-reconcile')
      await runReconcile(flags, terminal)
    })
}
