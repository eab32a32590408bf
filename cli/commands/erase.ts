import type { Command } from 'commander'
import { addQuarantineTableFlag } from '../flags/tables-flags'
import type { Terminal } from '../output/terminal'
import type { EraseFlags } from './run-erase'

const NOTES = `
Deletes every record, conflict and other event of the calls, and the requests in
quarantine that contain the number, the account or the id of one of these calls.

--number takes a phone number with its country code, or a SIP URI. - reads it from stdin,
where no list of processes and no history of the shell shows it. The number is found
in every spelling and everywhere: on either side, in a tag, in extra, in a SIP URI.
A call in which it is found is erased as a whole. --call-id erases one call, and
leaves other legs of a transfer. --account erases all calls of an account.

It reads both tables as a whole, and says first what that costs. Then it shows what it
found, and asks. --dry-run --json lists the ids, for "disconnects get". More than 1,000 calls need --at-most, even with --yes. If it is
stopped, the same command erases the rest.

For 15 days a mark with the call id refuses what would bring a call back: a repeated
callback, the overflow queue, reconciliation, a replay, an import. The receipt says
what is not reached, such as backups. It never contains the number.

No function of a stack may delete. Your AWS credentials need dynamodb:DescribeTable,
Scan, Query, PutItem and DeleteItem on both tables.

Examples:
  disconnects erase --number +15555550100 --stack BandwidthDisconnects --dry-run
  disconnects erase --number - --yes --stack BandwidthDisconnects < number.txt
  disconnects erase --number sip:alice@example.com --stack BandwidthDisconnects
  disconnects erase --call-id c-5f0c1d2e-3a4b5c6d-7e8f-4a0b-9c1d-2e3f4a5b6c7d --yes
  disconnects erase --account 9900000 --at-most 5000 --yes --json > receipt.json`

export const addEraseCommand = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('erase')
    .description('delete everything about a number, a call or an account')
    .optionsGroup('What:')
    .option('--number <NUMBER>', 'a phone number with its country code, or a SIP URI')
    .option('--call-id <ID>', 'one call')
    .option('--account <ID>', 'an account: 9900000 is that of simulated calls')
  addQuarantineTableFlag(command)
    .optionsGroup('Mode:')
    .option('--dry-run', 'erase nothing; print what would be erased')
    .option('--yes', 'do not ask')
    .option('--at-most <N>', 'the number of calls up to which to erase (default: 1,000)')
    .option('--json', 'print the receipt as JSON')
    .addHelpText('after', NOTES)
    .action(async (flags: EraseFlags) => {
      // Loaded only here, so that the other commands start sooner.
      const { runErase } = await import('./run-erase')
      await runErase(flags, terminal)
    })
}
