import type { Command } from 'commander'
import { addColumnsFlag } from '../flags/columns-flag'
import {
  addFollowFlag,
  FOLLOW_LIMIT_DEFAULT,
  LATE_EVERY_SECONDS,
  LATE_MINUTES,
  USUAL_DELAY_SECONDS,
} from '../flags/follow-flag'
import { addAmountFlags } from '../flags/output-flags'
import { addQuestionFlags } from '../flags/question-flags'
import { addZoneFlags } from '../flags/zone-flags'
import type { Terminal } from '../output/terminal'
import { addRecordsFlags } from './open-place'
import type { ListFlags } from './run-list'

const NOTES = `
A record must match every filter. Times are the times at which calls ended.
A time is today, yesterday, 14:00, 2026-03-14 (the beginning of that day, so that
--until 2026-03-14 leaves the day out), 2026-03-14 14:00, or a time ago: 90m, 2h30m,
7d. It is in the time zone of this machine, which the table names, unless --tz or
--utc gives another, or the time has an offset of its own: 2026-03-14T14:00Z.

The default format is a table on a terminal (↗ outbound, ↙ inbound), and NDJSON
elsewhere. JSON and CSV are in UTC. --excel writes CSV that Excel opens as it is meant:
local times in whole seconds, phone numbers and ids as text. import does not take it.
Where the machine writes a decimal comma (LC_ALL, LC_NUMERIC, LANG; on Windows its
region), so does --excel, with semicolons between cells. A narrow terminal has no room
for tags and call ids: choose columns with --columns. In a cause, a backslash goes before a comma and
before an exclamation mark at its start: 'a\\,b'.

--follow prints the last ${FOLLOW_LIMIT_DEFAULT} records (--limit N: the last N), and then each call as
it ends, until Ctrl-C. A call that arrives more than ${USUAL_DELAY_SECONDS} seconds after its end is
printed within ${LATE_EVERY_SECONDS} seconds, and after more than ${LATE_MINUTES} minutes not at all.

Examples:
  disconnects list --not-cause hangup --since 2h
  disconnects list --failed --since yesterday --columns ended,cause,callId
  disconnects list --number +15555550100 --since 7d
  disconnects list --tag customer-20417 --cause callback-error --since 2026-03-14
  disconnects list --follow --not-cause hangup
  disconnects list --format table --since today | less
  disconnects list --failed --since 2d --until 1d --all --csv > failures.csv
  disconnects list --since 7d --all --excel > week.csv
  disconnects list --stack BandwidthDisconnects --region us-east-1 --answered --min-talk-ms 10m
  disconnects list --table Disconnects --endpoint http://127.0.0.1:8000 --json`

export const addListCommand = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('list')
    .description('print the records that match the filters, newest first')
  addZoneFlags(addColumnsFlag(addRecordsFlags(addFollowFlag(addAmountFlags(addQuestionFlags(command))))))
    .addHelpText('after', NOTES)
    .action(async (flags: ListFlags) => {
      // Loaded only here, so that the other commands start sooner.
      const { runList } = await import('./run-list')
      await runList(flags, terminal)
    })
}
