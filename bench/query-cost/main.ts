import { checkEquivalence } from '../database/equivalence'
import { startDatabaseProcess, type DatabaseProcess } from '../database/database-process'
import { meter } from '../database/meter'
import { folderOfCalls } from '../database/stored-calls'
import { progress, table, type Cell, type Report } from '../report/report'
import { run } from '../report/run'
import { compare, READ_PAGE_BYTES, type Comparison, type Measured, type Target } from './measure'
import { KINDS, nameOf } from './questions'

const SIZES = (process.env['BENCH_QUERY_SIZES'] ?? '1000,100000,1000000').split(',').map(Number)
const FLAT_MAX = 1.3
const OVER_READ_MAX = 1.5
const EQUIVALENCE_CALLS = 1_000

type Part = 'open' | 'inRange'

const yesOrNo = (fulfilled: boolean): string => (fulfilled ? 'yes' : 'NO')

/** The cost of a page of 4 KB: a consistent read costs twice as much, and only questions for one call need one. */
const pageUnitsOf = ({ callId }: Comparison['kind']['parameters']): number => (callId === undefined ? 0.5 : 1)

const costRow = (comparison: Comparison, measured: Measured): readonly Cell[] => {
  const { size, records, requests, engineUnits, chargedUnits, bytes, medianMs } = measured
  const pageUnits = pageUnitsOf(comparison.kind.parameters)
  const ideal = (bytes / READ_PAGE_BYTES) * pageUnits
  return [
    nameOf(comparison.kind),
    size,
    records,
    requests,
    bytes,
    engineUnits.toFixed(1),
    chargedUnits.toFixed(1),
    (chargedUnits / ideal).toFixed(2),
    comparison.kind.byIndex ? yesOrNo(chargedUnits <= OVER_READ_MAX * ideal + pageUnits) : 'filter',
    medianMs.toFixed(1),
  ]
}

const sayCosts = ({ say }: Report, title: string, comparisons: readonly Comparison[], part: Part): void => {
  say(`${title}\n`)
  const header = ['question', 'stored', 'answer', 'requests', 'bytes', 'engine', 'charged', 'over-read']
  say(
    table(
      [...header, `≤ ${OVER_READ_MAX} × + 4 KB`, 'median ms'],
      comparisons.flatMap(comparison => comparison[part].map(measured => costRow(comparison, measured))),
    ),
  )
}

const growth = (measured: readonly Measured[], value: (of: Measured) => number): readonly number[] => {
  const [first, ...others] = measured.map(value)
  return others.map(other => other / (first ?? NaN))
}

const sayGrowth = ({ say }: Report, title: string, comparisons: readonly Comparison[], part: Part): void => {
  say(`${title}: how it grows with the table, as ratios to ${SIZES[0] ?? ''} records\n`)
  const rows = comparisons.map(comparison => {
    const units = growth(comparison[part], ({ chargedUnits }) => chargedUnits)
    const times = growth(comparison[part], ({ medianMs }) => medianMs)
    const isFlat = [...units, ...times].every(ratio => ratio <= FLAT_MAX)
    return [
      `${nameOf(comparison.kind)} (${comparison.kind.count})`,
      ...[...units, ...times].map(ratio => ratio.toFixed(2)),
      yesOrNo(isFlat),
    ]
  })
  const larger = SIZES.slice(1).map(size => size.toLocaleString('en-US'))
  const ratios = ['units', 'time'].flatMap(what => larger.map(size => `${what} ${size}`))
  say(table(['question', ...ratios, `≤ ${FLAT_MAX}`], rows))
}

const measureAll = async (output: Report, targets: readonly Target[]): Promise<void> => {
  const comparisons: Comparison[] = []
  for (const kind of KINDS) {
    comparisons.push(await compare(targets, kind))
    progress(`  ${nameOf(kind)}`)
  }
  const parts = [
    ['The first page of an answer that goes on', 'open'],
    ['All of an answer, in a time range that holds just it', 'inRange'],
  ] as const
  for (const [title, part] of parts) {
    sayCosts(output, title, comparisons, part)
    sayGrowth(output, title, comparisons, part)
  }
}

run('query-cost', async output => {
  const entries = await checkEquivalence(EQUIVALENCE_CALLS)
  output.say(
    `Loaded directly and by requests, ${EQUIVALENCE_CALLS} calls leave the same ${entries} entries.\n`,
  )
  const processes: DatabaseProcess[] = []
  try {
    const targets: Target[] = []
    for (const size of SIZES) {
      const database = await startDatabaseProcess(folderOfCalls(size))
      processes.push(database)
      targets.push({ size, client: database.client, meter: meter(database.client) })
    }
    await measureAll(output, targets)
  } finally {
    for (const { close } of processes) await close()
  }
})
