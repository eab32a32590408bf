import type { Figures } from './phase'

const COLUMNS: readonly (readonly [heading: string, value: (figures: Figures) => string | number])[] = [
  ['sent', ({ deliveries }) => deliveries],
  ['2xx', ({ answered2xx }) => answered2xx],
  ['5xx', ({ answered5xx }) => answered5xx],
  ['broken', ({ connectionErrors }) => connectionErrors],
  ['unacked', ({ unacknowledged }) => unacknowledged],
  ['overflowed', ({ overflowed }) => overflowed],
  ['drained', ({ drained }) => drained],
  ['conflicts', ({ conflicts }) => conflicts],
  ['dead', ({ deadLetters }) => deadLetters],
  ['lost', ({ lost }) => lost],
  ['doubled', ({ doubled }) => doubled],
  ['altered', ({ altered }) => altered],
  ['p50 ms', ({ p50 }) => Math.round(p50)],
  ['p99 ms', ({ p99 }) => Math.round(p99)],
  ['slowest ms', ({ slowest }) => Math.round(slowest)],
]

/** A table with one line for each phase. */
export const tableOf = (title: string, all: readonly Figures[]): string => {
  const names = [title, ...all.map(({ phase }) => phase)]
  const width = Math.max(...names.map(({ length }) => length))
  const line = (name: string, cells: readonly (string | number)[]): string =>
    [name.padEnd(width), ...cells.map((cell, i) => String(cell).padStart(COLUMNS[i]?.[0].length ?? 0))].join(
      '  ',
    )
  return [
    line(
      title,
      COLUMNS.map(([heading]) => heading),
    ),
    ...all.map(figures =>
      line(
        figures.phase,
        COLUMNS.map(([, value]) => value(figures)),
      ),
    ),
  ].join('\n')
}
