import type { Command } from 'commander'
import { addFormatFlags, type FormatFlags } from '../flags/output-flags'
import { addPlaceFlags, choiceOf, type PlaceFlags } from '../flags/place-flags'
import { printToStderr, type Terminal } from '../output/terminal'
import { choosePlace } from '../places/choose'
import type { Records } from '../places/place'

/** The flags that `list` and `get` share: where the records are, how they are printed, and whether to print what it cost. */
export type RecordsFlags = PlaceFlags & FormatFlags & { readonly cost?: boolean }

export const addRecordsFlags = (command: Command): Command =>
  addFormatFlags(addPlaceFlags(command)).option('--cost', 'print the read units used, on stderr')

/** @throws UsageError */
export const openRecords = async (flags: PlaceFlags, environment: NodeJS.ProcessEnv): Promise<Records> => {
  const missing = 'Which records? Give --stack NAME or --table NAME'
  const place = await choosePlace(choiceOf(flags), environment, missing)
  return place.records()
}

export const printCost = (records: Records, { cost }: RecordsFlags, terminal: Terminal): void => {
  if (cost === true) printToStderr(terminal, `read units: ${records.cost()}`)
}
