import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { endedAt } from '../../lambda/disconnect/timeline'
import type { Screen } from '../output/terminal'
import { clipped, padded, widthOf } from '../../display/text/visible-text'
import { causePaint, coloursFor, type Paint } from './colours'
import { cellsOf, COLUMNS, HEADINGS, type Cells, type Column, type ColumnName } from './columns'
import type { Printer } from './formats'
import {
  chosenLayout,
  gapBefore,
  rowsToFit,
  USUAL_COLUMNS,
  usualLayout,
  withArrows,
  type Layout,
} from './table-layout'
import type { TimeTexts } from '../../display/time/time-text'

export type TableOptions = {
  /** Default: those that fit on the screen. */
  readonly chosen?: readonly ColumnName[] | undefined
  /** The widths follow from this many rows, with room for any documented cause. Later rows are cut to them, so that printing does not have to wait for all rows. */
  readonly sample?: number
  /** The lines below the table. */
  readonly footer?: (shown: { readonly count: number; readonly hasIds: boolean }) => string
}

/** More than `list` prints by default, so that its widths follow from all rows. */
const SAMPLE = 101

/** The text of a cell in its column, on a line that has room for `left` columns of the terminal. */
const fitted = ({ kind, alignsRight }: Column, cell: string, width: number, left: number): string => {
  const wide = widthOf(cell)
  if (kind === 'id') return wide <= left ? padded(cell, Math.min(width, left)) : ''
  const room = Math.min(kind === 'time' ? Math.max(width, wide) : width, left)
  return alignsRight === true ? clipped(cell, room).padStart(room) : padded(clipped(cell, room), room)
}

/** Colours are added last: they have no width, and a cut line must not lose the end of a colour. */
const lineOf = (
  layout: Layout,
  cells: Cells,
  columns: number,
  paints: Readonly<Partial<Record<string, Paint>>>,
): string => {
  let line = ''
  let used = 0
  layout.forEach(({ column, width }, i) => {
    const gap = i === 0 ? '' : gapBefore(column, layout[i - 1]?.column)
    const left = columns - used - gap.length
    if (left <= 0) return
    const text = fitted(COLUMNS[column], cells[column] ?? '', width, left)
    line += gap + (paints[column]?.(text) ?? text)
    used += gap.length + widthOf(text)
  })
  return `${line.trimEnd()}\n`
}

/** The names of the zone and of the columns, and a line for each record, never wider than the terminal, unless columns are chosen. */
export const recordTable = (
  { columns, colours: wanted }: Screen,
  times: TimeTexts,
  { chosen, sample: sampleSize = SAMPLE, footer }: TableOptions = {},
): Printer<Disconnect> =>
  async function* (records) {
    const colours = coloursFor(wanted)
    const names: readonly ColumnName[] =
      chosen === undefined ? USUAL_COLUMNS : [...withArrows(chosen), 'endedShort']
    const lineWidth = chosen === undefined ? columns : Infinity
    let sample: Disconnect[] = []
    let layout: Layout | undefined
    let count = 0
    const row = (record: Disconnect, shape: Layout): string =>
      lineOf(shape, cellsOf(names, record, times), lineWidth, {
        cause: causePaint(colours, record.causeClass),
        tag: colours.dim,
        callId: colours.dim,
      })
    const begin = (hasLater: boolean): string => {
      const rows = rowsToFit(
        sample.map(record => cellsOf(names, record, times)),
        hasLater,
      )
      const shape = (layout =
        chosen === undefined ? usualLayout(rows, columns) : chosenLayout(withArrows(chosen), rows, columns))
      const zone = clipped(`times in ${times.zone(sample.map(endedAt))}`, columns)
      const hasTimes = shape.some(({ column }) => COLUMNS[column].kind === 'time')
      const lines = sample.map(record => row(record, shape))
      sample = []
      return `${hasTimes ? `${colours.dim(zone)}\n\n` : ''}${colours.bold(lineOf(shape, HEADINGS, lineWidth, {}).trimEnd())}\n${lines.join('')}`
    }
    for await (const record of records) {
      count++
      if (layout !== undefined) yield row(record, layout)
      else if (sample.push(record) === sampleSize) yield begin(true)
    }
    if (count === 0) yield 'No records.\n'
    else if (layout === undefined) yield begin(false)
    const hasIds = layout?.some(({ column }) => column === 'callId') ?? true
    const below = footer?.({ count, hasIds }) ?? ''
    if (below !== '') yield `\n${below}`
  }
