import type { Command } from 'commander'
import { closest, distance } from 'fastest-levenshtein'
import { UsageError } from '../errors'
import { COLUMN_NAMES, type ColumnName } from '../printers/columns'

export type ColumnsFlag = { readonly columns?: readonly string[] }

export const addColumnsFlag = (command: Command): Command =>
  command.option(
    '--columns <NAMES>',
    'only these: ended,from,to,cause,talk,tag,callId, or any other property of a record',
    (names: string, before: readonly string[] | undefined) => [...(before ?? []), ...names.split(',')],
  )

/** `call-id`, `CALLID` and `callId` are the same column. */
const folded = (name: string): string => name.trim().toLowerCase().replaceAll(/[-_ ]/g, '')

const columnNamed = (name: string): ColumnName | undefined =>
  COLUMN_NAMES.find(known => folded(known) === folded(name))

/** As many typing errors as a suggestion forgives: of a short name, fewer. */
const distanceMax = (name: string): number => Math.min(3, Math.ceil(name.trim().length / 3))

/** The names that were probably meant. Names that are nothing like one of ours are not repeated. */
const suggestions = (unknown: readonly string[]): string => {
  const meant = unknown.flatMap(name => {
    const near = closest(name, [...COLUMN_NAMES])
    return distance(name, near) <= distanceMax(name) ? [near] : []
  })
  return meant.length === 0 ? '' : `; did you mean ${meant.join(', ')}?`
}

/** @returns undefined if there is no flag @throws UsageError */
export const columnsOf = ({ columns }: ColumnsFlag): readonly ColumnName[] | undefined => {
  if (columns === undefined) return undefined
  const names = columns.map(columnNamed).filter(name => name !== undefined)
  const unknown = columns.filter(name => columnNamed(name) === undefined)
  if (unknown.length > 0)
    throw new UsageError(
      `--columns: expected ended, talk, or names of a record, which list --json shows${suggestions(unknown)}`,
    )
  if (new Set(names).size < names.length) throw new UsageError('--columns: expected each name once')
  return names
}
