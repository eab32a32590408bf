import type { Command } from 'commander'
import { addFormatFlags, type FormatFlags } from '../flags/output-flags'
import { choiceOf } from '../flags/place-choice'
import { addPlaceFlags, type PlaceFlags } from '../flags/place-flags'
import { tablesChoiceOf, type TablesFlags } from '../flags/tables-flags'
import { printToStderr, type Terminal } from '../output/terminal'
import { counted } from '../../display/text/numbers'
import { choosePlace } from '../places/choose'
import type { Place, Records, Tables } from '../places/place'

/** The flags that `list` and `get` share: where the records are, how they are printed, and whether to print what it cost. */
export type RecordsFlags = PlaceFlags & FormatFlags & { readonly cost?: boolean }

export const addRecordsFlags = (command: Command): Command =>
  addFormatFlags(addPlaceFlags(command)).option('--cost', 'print the read units used, on stderr')

/** @throws UsageError */
export const openRecords = async (flags: PlaceFlags, terminal: Terminal): Promise<Records> => {
  const missing = 'Which records? Give --stack NAME or --table NAME'
  const place = await choosePlace(choiceOf(flags, terminal.environment), terminal, missing)
  return place.records()
}

/** Warns that records were left out of what was printed. */
export const printLeftOut = (records: Pick<Records, 'unreadable'>, terminal: Terminal): void => {
  const unreadable = records.unreadable()
  if (unreadable > 0)
    printToStderr(
      terminal,
      `left out, because this version cannot read them: ${counted(unreadable, 'record')} of a later version, or damaged`,
    )
}

export const printCost = (records: Records, { cost }: RecordsFlags, terminal: Terminal): void => {
  if (cost === true) printToStderr(terminal, `read units: ${records.cost()}`)
}

const tablesPlace = (flags: TablesFlags, terminal: Terminal): Promise<Place> =>
  choosePlace(
    tablesChoiceOf(flags, terminal.environment),
    terminal,
    'Which tables? Give --stack NAME or --table NAME',
  )

/** For commands that read the quarantine or write records. @throws UsageError */
export const openTables = async (flags: TablesFlags, terminal: Terminal): Promise<Tables> =>
  (await tablesPlace(flags, terminal)).tables()

/** The same, with the name of the place for the user. @throws UsageError */
export const openNamedTables = async (
  flags: TablesFlags,
  terminal: Terminal,
): Promise<{ readonly place: string; readonly tables: Tables }> => {
  const place = await tablesPlace(flags, terminal)
  return { place: await place.where(), tables: await place.tables() }
}
