import { progress, table } from '../report/report'
import { run } from '../report/run'
import { measureExport } from './measure'

/** The first size shows the memory of the program itself, and the others how it grows. */
const SIZES = (process.env['BENCH_EXPORT_SIZES'] ?? '1000,100000,1000000').split(',').map(Number)
const MEMORY_MAX_MB = 200
const RATIO_MIN = 0.7

run('export', async ({ say }) => {
  const rows = []
  for (const size of SIZES) {
    const { rawPerSecond, perSecond, ratio, peakMb } = await measureExport(size)
    progress(`  ${size}`)
    rows.push([size, Math.round(rawPerSecond), Math.round(perSecond), ratio.toFixed(2), peakMb.toFixed(0)])
  }
  say(`All records as CSV by the command line, Node ${process.versions.node}\n`)
  say(table(['stored', 'raw paging, a second', 'exported, a second', 'ratio', 'peak MB'], rows))
  say(`To reach with the most: ratio ≥ ${RATIO_MIN}, ≤ ${MEMORY_MAX_MB} MB`)
})
