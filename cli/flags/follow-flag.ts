import type { Command } from 'commander'
import { UsageError } from '../errors'
import type { Format } from '../printers/format-names'

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
