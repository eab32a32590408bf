import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const RESULTS = join(import.meta.dirname, '..', 'results')

export type Cell = string | number

const shown = (cell: Cell): string =>
  typeof cell === 'string' ? cell : Number.isInteger(cell) ? cell.toLocaleString('en-US') : cell.toFixed(2)

/** A text table. Numbers are aligned to the right, text to the left. */
export const table = (header: readonly string[], rows: readonly (readonly Cell[])[]): string => {
  const widths = header.map((name, i) =>
    Math.max(name.length, ...rows.map(row => shown(row[i] ?? '').length)),
  )
  const line = (cells: readonly Cell[], numbers: readonly boolean[]): string =>
    cells
      .map((cell, i) => {
        const width = widths[i] ?? 0
        return numbers[i] === true ? shown(cell).padStart(width) : shown(cell).padEnd(width)
      })
      .join('  ')
      .trimEnd()
  const numeric = header.map((_, i) => rows.some(row => typeof row[i] === 'number'))
  return [
    line(header, numeric),
    widths.map(width => '─'.repeat(width)).join('  '),
    ...rows.map(row => line(row, numeric)),
    '',
  ].join('\n')
}

/** Prints each part at once, and saves all of them in `results/<name>.txt`. */
export const report = (name: string) => {
  const parts: string[] = []
  return {
    say: (text: string): void => {
      parts.push(text)
      process.stdout.write(`${text}\n`)
    },
    save: (): void => {
      mkdirSync(RESULTS, { recursive: true })
      writeFileSync(join(RESULTS, `${name}.txt`), `${parts.join('\n')}\n`)
    },
  }
}

export type Report = ReturnType<typeof report>

/** Shows the progress of long work on stderr, which is not part of the report. */
export const progress = (text: string): void => {
  process.stderr.write(`${text}\n`)
}
