import { constants, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDatabaseProcess } from '../database/database-process'
import { folderOfCalls } from '../database/stored-calls'
import { progress, table, type Cell } from '../report/report'
import { run } from '../report/run'
import { median } from '../report/statistics'
import { putNew } from './putting'
import { pageRaw } from './raw-paging'
import { stream } from './streaming'

const SIZE = 1_000_000
/** Enough for the rate and the memory to level out. */
const STREAMED = Number(process.env['BENCH_STREAMED'] ?? 200_000)
const PUTS = 2_000
const ROUNDS = 5

/** Puts into a copy, since other runs need the calls in `data/` unchanged. */
const putting = async (folder: string): Promise<number> => {
  const parent = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const copy = join(parent, 'data')
    cpSync(folder, copy, { recursive: true, mode: constants.COPYFILE_FICLONE })
    const { client, close } = await startDatabaseProcess(copy)
    const rates: number[] = []
    // The first round warms up, and is not counted.
    for (let round = 0; round <= ROUNDS; round++) rates.push(await putNew(client, SIZE + round * PUTS, PUTS))
    await close()
    return median(rates.slice(1))
  } finally {
    rmSync(parent, { recursive: true, force: true })
  }
}

run('throughput', async ({ say }) => {
  const rows: Cell[][] = []
  const folder = folderOfCalls(SIZE)
  const reading = await startDatabaseProcess(folder)
  const raw = await pageRaw(reading.client)
  progress('  paged')
  const streamed = await stream(reading.client, STREAMED)
  await reading.close()
  progress('  streamed')
  const small = await putting(folderOfCalls(1_000))
  const large = await putting(folder)
  rows.push(
    ['findAll: records', streamed.records],
    ['findAll: records a second', Math.round(streamed.perSecond)],
    ['findAll: ratio to raw paging', streamed.perSecond / raw],
    ['findAll: records a request', streamed.recordsPerRequest],
    ['findAll: read units', Math.round(streamed.readUnits)],
    ['findAll: peak RSS, MB', Math.round(streamed.peakMb)],
    ['raw paging: records a second', Math.round(raw)],
    ['conditional puts a second, 32 at once', Math.round(large)],
    ['the same, ratio to those at 1,000 stored', large / small],
  )
  say(`With ${SIZE.toLocaleString('en-US')} calls stored\n`)
  say(table(['measured', 'value'], rows))
})
