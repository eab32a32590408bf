import type { ComparedFigures, Report } from '../../lambda/report/report'
import type { Screen } from '../output/terminal'
import { clipped, padded, widthOf } from '../../display/text/visible-text'
import { coloursFor, type Paint } from '../printers/colours'
import type { TimeTexts } from '../../display/time/time-text'
import { answeredBar, barHeading, FIGURE_NAMES, type FigureName, FIGURES, paintOf } from './figure-columns'
import { keyCells, type KeyColumn, keyColumns, shortIds } from './key-columns'
import { GAP, type KeyWidth, layoutOf } from './layout'
import { NONE } from './shares'

const ALL = 'all'

/** A report that is not grouped has one row. */
const NO_KEY: KeyColumn = { heading: '', kind: 'time', cell: () => ALL }

/** Longer keys are cut where more figures fit instead; a shorter one says too little. */
const KEY_WANTED = 24
const KEY_MIN = 8

const widest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, widthOf(text)), 0)

/** Of texts in which every character takes one column, as in all figures. */
const longest = (texts: readonly string[]): number =>
  texts.reduce((most, { length }) => Math.max(most, length), 0)

const keyWidth = (
  { kind, heading }: KeyColumn,
  cells: readonly string[],
  short: readonly string[],
): KeyWidth => {
  const whole = Math.max(widthOf(heading), ALL.length, widest(cells))
  if (kind === 'time') return { whole, wanted: whole, min: whole }
  if (kind === 'id') {
    const wanted = Math.max(widthOf(heading), widest(short))
    return { whole, wanted, min: wanted }
  }
  return { whole, wanted: Math.min(whole, KEY_WANTED), min: Math.min(whole, KEY_MIN) }
}

/** The width of each column of figures in which something stands. */
const figureWidths = (rows: readonly ComparedFigures[]): ReadonlyMap<FigureName, number> =>
  new Map(
    FIGURE_NAMES.flatMap(name => {
      const { heading, width, cell } = FIGURES[name]
      const cells = rows.map(cell)
      const isEmpty = cells.every(text => text.trim() === NONE)
      return isEmpty && name !== 'answered'
        ? []
        : [[name, Math.max(heading.length, width, longest(cells))] as const]
    }),
  )

/** The width of a cell is known, since measuring it takes longer than all else. */
type Cell = { readonly text: string; readonly width: number; readonly paint: Paint }

const plain: Paint = text => text

/** Colours are added last: they have no width, and a cut line must not lose the end of a colour. */
const lineOf = (cells: readonly Cell[], columns: number): string => {
  let line = ''
  let left = columns
  for (const [i, { text, width, paint }] of cells.entries()) {
    const gap = i === 0 ? 0 : GAP
    if (left <= gap) break
    line += ' '.repeat(gap) + paint(width > left - gap ? clipped(text, left - gap) : text)
    left -= gap + width
  }
  return line.trimEnd()
}

export type ReportTable = {
  readonly lines: readonly string[]
  /** Whether ids are there by a part of them only. */
  readonly hasShortIds: boolean
  readonly hasBars: boolean
}

/** A line for each group, and one for all, never wider than the screen. */
export const reportTable = (
  { by, groups, total }: Report,
  times: TimeTexts,
  { columns, colours: wanted }: Screen,
): ReportTable => {
  const colours = coloursFor(wanted)
  const isGrouped = by.length > 0
  const rows = isGrouped ? groups : []
  const keys = isGrouped ? keyColumns(by, times) : [NO_KEY]
  const whole = keyCells(keys, rows)
  const short = whole.map((cells, i) => (keys[i]?.kind === 'id' ? shortIds(cells) : cells))
  const ids = new Set(keys.flatMap(({ kind }, i) => (kind === 'id' ? [i] : [])))
  const figureColumns = figureWidths([...rows, total])
  const layout = layoutOf(
    keys.map((key, i) => keyWidth(key, whole[i] ?? [], short[i] ?? [])),
    ids,
    figureColumns,
    columns,
  )
  const shown = layout.hasWholeIds ? whole : short
  const keyCell = (text: string, i: number, paint = plain): Cell => {
    const width = layout.keys[i] ?? 0
    return { text: padded(clipped(text, width), width), width, paint }
  }
  const figureCells = (
    textOf: (name: FigureName) => string,
    bar: string,
    paintFor: (name: FigureName) => Paint,
  ): readonly Cell[] =>
    layout.figures.flatMap(name => {
      const width = figureColumns.get(name) ?? 0
      const cell = { text: textOf(name).padStart(width), width, paint: paintFor(name) }
      return name === 'answered' && layout.bar > 0
        ? [cell, { text: bar.padEnd(layout.bar), width: layout.bar, paint: plain }]
        : [cell]
    })
  const row = (keysOfRow: readonly Cell[], figures: ComparedFigures): string =>
    lineOf(
      [
        ...keysOfRow,
        ...figureCells(
          name => FIGURES[name].cell(figures),
          answeredBar(figures, layout.bar),
          name => paintOf(FIGURES[name], colours, figures),
        ),
      ],
      columns,
    )
  const heading = lineOf(
    [
      ...keys.map((key, i) => keyCell(key.heading, i)),
      ...figureCells(
        name => FIGURES[name].heading,
        barHeading(layout.bar),
        () => plain,
      ),
    ],
    columns,
  )
  const all = row(
    keys.map((_, i) => keyCell(i === 0 ? ALL : '', i)),
    total,
  )
  const lines = rows.map((group, n) =>
    row(
      keys.map((key, i) => keyCell(shown[i]?.[n] ?? '', i, key.paint?.(colours, group.key) ?? plain)),
      group,
    ),
  )
  return {
    lines: [
      colours.dim(heading),
      ...lines,
      ...(rows.length > 1 ? [colours.dim('─'.repeat(Math.max(1, widthOf(heading))))] : []),
      ...(rows.length === 1 ? [] : [all]),
    ],
    hasBars: layout.bar > 0,
    hasShortIds: shown.some((cells, i) => cells.some((cell, n) => cell !== whole[i]?.[n])),
  }
}
