import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { causePaint, coloursFor, type Paint } from './colours'
import type { Printer } from './formats'
import type { Screen } from '../output/terminal'
import { cellsOf, HEADINGS, type Cells, type Column, gapBefore, layoutOf, type Layout } from './table-layout'
import { clipped, padded, widthOf } from '../output/visible-text'

/** The widths follow from this many rows. Later rows are cut to them, so that printing does not have to wait for all rows. */
const SAMPLE = 100

/** Colours are added last: they have no width, and a cut line must not lose the end of a colour. */
const lineOf = (
  layout: Layout,
  cells: Cells,
  columns: number,
  paints: Partial<Record<Column, Paint>>,
): string => {
  let line = ''
  let used = 0
  layout.forEach(({ column, width }, i) => {
    const gap = i === 0 ? '' : gapBefore(column)
    const isLast = i === layout.length - 1
    const text = clipped(cells[column], Math.min(width, columns - used - gap.length))
    if (text === '' && used + gap.length >= columns) return
    const filled = isLast ? text : padded(text, Math.min(width, columns - used - gap.length))
    line += gap + (paints[column]?.(filled) ?? filled)
    used += gap.length + widthOf(filled)
  })
  return `${line.trimEnd()}\n`
}

/** A line for each record, never wider than the terminal. */
export const recordTable = ({ columns, colours: wanted }: Screen): Printer<Disconnect> =>
  async function* (records) {
    const colours = coloursFor(wanted)
    let sample: Disconnect[] = []
    let layout: Layout | undefined
    const row = (record: Disconnect, shape: Layout): string =>
      lineOf(shape, cellsOf(record), columns, {
        cause: causePaint(colours, record.causeClass),
        tag: colours.dim,
        callId: colours.dim,
      })
    const begin = (): string => {
      const shape = (layout = layoutOf(sample.map(cellsOf), columns))
      const heading = lineOf(shape, HEADINGS, columns, {}).trimEnd()
      const rows = sample.map(record => row(record, shape))
      sample = []
      return `${colours.bold(heading)}\n${rows.join('')}`
    }
    for await (const record of records) {
      if (layout !== undefined) yield row(record, layout)
      else if (sample.push(record) === SAMPLE) yield begin()
    }
    if (layout === undefined) yield sample.length > 0 ? begin() : 'No records.\n'
  }
