import { startDatabaseProcess } from '../database/database-process'
import { folderOfCalls } from '../database/stored-calls'
import { pageRaw } from '../throughput/raw-paging'
import { exportCsv, type Exported } from './export-csv'

export type MeasuredExport = Exported & {
  /** The maximum of the engine, in records per second. */
  readonly rawPerSecond: number
  readonly ratio: number
}

/** Exports a whole table with this number of calls, which is loaded if it does not exist yet. */
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
