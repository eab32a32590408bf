import { startDatabaseProcess } from '../database/database-process'
import { folderOfCalls } from '../database/stored-calls'
import { progress, table } from '../report/report'
import { run } from '../report/run'
import { pageRaw } from '../throughput/raw-paging'
import { exportCsv } from './export-csv'

/** The first tells what the program takes by itself, and how memory grows from there. */
const SIZES = (process.env['BENCH_EXPORT_SIZES'] ?? '1000,100000,1000000').split(',').map(Number)
const MEMORY_MAX_MB = 200
const RATIO_MIN = 0.7

run('export', async ({ say }) => {
  const rows = []
  for (const size of SIZES) {
    const { client, endpoint, close } = await startDatabaseProcess(folderOfCalls(size))
    const raw = await pageRaw(client)
    const { records, perSecond, peakMb } = await exportCsv(endpoint)
    await close()
    progress(`  ${size}`)
    if (records !== size) throw new Error(`${records} of ${size} records were exported`)
    rows.push([size, Math.round(raw), Math.round(perSecond), (perSecond / raw).toFixed(2), peakMb.toFixed(0)])
  }
  say(`All records as CSV by the command line, Node ${process.versions.node}\n`)
  say(table(['stored', 'raw paging, a second', 'exported, a second', 'ratio', 'peak MB'], rows))
  say(`To reach with the most: ratio ≥ ${RATIO_MIN}, ≤ ${MEMORY_MAX_MB} MB`)
})
