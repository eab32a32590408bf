import { progress, table } from '../report/report'
import { run } from '../report/run'
import { measureReport } from './measure'

const SIZES = (process.env['BENCH_REPORT_SIZES'] ?? '100000,1000000').split(',').map(Number)

run('call-report', async ({ say }) => {
  const rows = []
  for (const size of SIZES) {
    const { report, list, cpuMicros, listCpuMicros, readUnits } = await measureReport(size)
    progress(`  ${size}`)
    rows.push([
      size,
      cpuMicros.toFixed(1),
      listCpuMicros.toFixed(1),
      readUnits.toFixed(3),
      report.peakMb.toFixed(0),
      (report.wallMs / 1_000).toFixed(1),
      (report.wallMs / list.wallMs).toFixed(2),
    ])
  }
  say(`A report by hour and application by the command line, Node ${process.versions.node}\n`)
  say(
    table(
      ['records', 'CPU, µs each', 'list --all, µs each', 'units each', 'peak MB', 'seconds', '÷ list --all'],
      rows,
    ),
  )
  say('To reach with the most: ≤ 6 µs, ≤ 0.1 units, ≤ 300 MB, ≤ 0.75 of the time of list --all')
})
