import { startDatabaseProcess } from '../database/database-process'
import { folderOfCalls } from '../database/stored-calls'
import { pageRaw } from '../throughput/raw-paging'
import { exportCsv, type Exported } from './export-csv'

export type MeasuredExport = Exported & {
  /** What the engine gives at most, in records a second. */
  readonly rawPerSecond: number
  readonly ratio: number
}

/** Exports all of a table with so many calls, which is loaded if it is not there yet. */
export const measureExport = async (size: number): Promise<MeasuredExport> => {
  const { client, endpoint, close } = await startDatabaseProcess(folderOfCalls(size))
  try {
    const rawPerSecond = await pageRaw(client)
    const exported = await exportCsv(endpoint)
    if (exported.records !== size) throw new Error(`${exported.records} of ${size} records were exported`)
    return { ...exported, rawPerSecond, ratio: exported.perSecond / rawPerSecond }
  } finally {
    await close()
  }
}
