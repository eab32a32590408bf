import type { Command } from 'commander'
import { UsageError } from '../errors'
import { MINUTE_MS } from '../../lambda/disconnect/time-units'
import type { Format } from '../printers/format-names'

/** How many of the last records `--follow` begins with. */
export const FOLLOW_LIMIT_DEFAULT = 10

/** `--follow` does not find calls that arrive later than this after their end. */
export const LATE_MINUTES = 5

/** Most callbacks arrive within this time after the end of their call. */
export const USUAL_DELAY_SECONDS = 20

/** Later ones, such as retries and what waited in the overflow queue, are looked for less often: the wider range costs more. */
export const LATE_EVERY_SECONDS = 30

/** The same for the program. */
export const FOLLOW_DELAYS_MS = {
  usual: USUAL_DELAY_SECONDS * 1_000,
  late: LATE_MINUTES * MINUTE_MS,
  lateEvery: LATE_EVERY_SECONDS * 1_000,
}

export type FollowFlag = { readonly follow?: boolean }

export const addFollowFlag = (command: Command): Command =>
  command.addOption(
    command
      .createOption('--follow', 'also print each call as it ends, until Ctrl-C')
      .conflicts(['until', 'all', 'order', 'json', 'csv', 'excel']),
  )

/** @throws UsageError if the format has an end, or is printed in larger pieces */
export const refuseToFollow = ({ follow }: FollowFlag, format: Format): void => {
  if (follow === true && format !== 'table' && format !== 'ndjson')
    throw new UsageError('--follow: expected the format table or ndjson')
}
