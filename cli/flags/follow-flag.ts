import type { Command } from 'commander'
import { UsageError } from '../errors'
import type { Format } from '../printers/format-names'

/** How many of the last records `--follow` begins with. */
export const FOLLOW_LIMIT_DEFAULT = 10

/** `--follow` does not find calls that arrive later than this after their end. */
export const LATE_MINUTES = 5

export type FollowFlag = { readonly follow?: boolean }

export const addFollowFlag = (command: Command): Command =>
  command.addOption(
    command
      .createOption('--follow', 'also print each call as it ends, until Ctrl-C')
      .conflicts(['until', 'all', 'order', 'json', 'csv']),
  )

/** @throws UsageError if the format has an end, or is printed in larger pieces */
export const refuseToFollow = ({ follow }: FollowFlag, format: Format): void => {
  if (follow === true && format !== 'table' && format !== 'ndjson')
    throw new UsageError('--follow: expected the format table or ndjson')
}
