import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { TABLE_NAME } from '../../local/database/embedded-database'
import { startDatabaseProcess } from '../database/database-process'
import { folderOfCalls } from '../database/stored-calls'
import { runMeasured, type Usage } from '../host/usage'

export type MeasuredReport = {
  readonly report: Usage
  /** The same records by `disconnects list --all`. */
  readonly list: Usage
  /** For each record, without what the program itself uses. */
  readonly cpuMicros: number
  readonly listCpuMicros: number
  readonly readUnits: number
}

const CLI = join(import.meta.dirname, '..', '..', 'cli', 'disconnects.mjs')

/** All calls of the bench. */
const RANGE = ['--since', '2026-02-01T00:00Z', '--until', '2026-05-01T00:00Z']

const REPORT = ['report', ...RANGE, '--by', 'hour,application', '--tz', 'Europe/Berlin', '--json', '--cost']
const LIST = ['list', ...RANGE, '--all', '--ndjson']

/** The program itself, with hardly anything to read. */
const NEXT_TO_NOTHING = 1_000

const identity = { AWS_REGION: 'local', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' }

const drained = async (stream: Readable): Promise<number> => {
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) bytes += chunk.length
  return bytes
}

/** Runs both as an operator does, one after the other, on a database in a process of its own. */
const runBoth = async (size: number) => {
  const { endpoint, close } = await startDatabaseProcess(folderOfCalls(size))
  const programOf = (args: readonly string[]) => ({
    args: [CLI, ...args, '--table', TABLE_NAME, '--endpoint', endpoint],
    environment: { ...process.env, ...identity },
  })
  try {
    const report = await runMeasured(programOf(REPORT), text)
    const list = await runMeasured(programOf(LIST), drained)
    const { records, groups } = JSON.parse(report.output) as { records: number; groups: readonly unknown[] }
    if (records !== size || groups.length === 0)
      throw new Error(`${records} of ${size} records were reported`)
    const readUnits = Number(/read units: ([\d.]+)/.exec(report.errors)?.[1])
    return { report, list, readUnits }
  } finally {
    await close()
  }
}

/** Reports a whole table with this number of calls, which is loaded if it does not exist yet. */
export const measureReport = async (size: number): Promise<MeasuredReport> => {
  const small = await runBoth(NEXT_TO_NOTHING)
  const { report, list, readUnits } = await runBoth(size)
  const microsOf = (name: 'report' | 'list', usage: Usage): number =>
    ((usage.cpuMs - small[name].cpuMs) * 1_000) / (size - NEXT_TO_NOTHING)
  return {
    report,
    list,
    cpuMicros: microsOf('report', report),
    listCpuMicros: microsOf('list', list),
    readUnits: readUnits / size,
  }
}
