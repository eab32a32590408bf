import type { Command } from 'commander'
import { UsageError } from '../errors'
import { COLUMN_NAMES, type ColumnName } from '../printers/columns'

export type ColumnsFlag = { readonly columns?: string }

export const addColumnsFlag = (command: Command): Command =>
  command.option(
    '--columns <NAMES>',
    'only these: ended,from,to,cause,talk,tag,callId, or any name of a record',
  )

/** `call-id`, `CALLID` and `callId` are the same column. */
const folded = (name: string): string => name.trim().toLowerCase().replaceAll(/[-_ ]/g, '')

/** @returns undefined if there is no flag @throws UsageError */
export const columnsOf = ({ columns }: ColumnsFlag): readonly ColumnName[] | undefined => {
  if (columns === undefined) return undefined
  const found = columns.split(',').map(name => COLUMN_NAMES.find(known => folded(known) === folded(name)))
  const names = found.filter(name => name !== undefined)
  if (names.length < found.length || new Set(names).size < names.length)
    throw new UsageError(
      `--columns: expected names such as from,to,cause, each once, of ${COLUMN_NAMES.join(', ')}`,
    )
  return names
}
