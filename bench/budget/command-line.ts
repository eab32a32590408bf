import { measureReport } from '../call-report/measure'
import { measureExport } from '../export/measure'
import { measureStartUp } from '../start-up/measure'
import type { Part } from './limits'

/** Enough to make the start of the program and its compiler negligible. */
export const STORED = 50_000

export const exporting: Part = async () => {
  const { ratio, peakMb } = await measureExport(STORED)
  return [
    { what: 'export ÷ raw paging', value: ratio, target: 0.7, limit: 0.55, atLeast: true },
    // It would be about 235 if all records were held in memory, and 330 with the defaults of V8.
    { what: 'export, memory in MB', value: peakMb, target: 200, limit: 200 },
  ]
}

export const reporting: Part = async () => {
  const { report, list, cpuMicros, listCpuMicros, readUnits } = await measureReport(STORED)
  return [
    {
      what: 'report ÷ list --all, CPU of a record',
      value: cpuMicros / listCpuMicros,
      target: 0.24,
      limit: 0.4,
    },
    { what: 'report ÷ list --all, wall', value: report.wallMs / list.wallMs, target: 0.75, limit: 0.75 },
    { what: 'report, read units of a record', value: readUnits, target: 0.1, limit: 0.07 },
    { what: 'report, memory in MB', value: report.peakMb, target: 300, limit: 160 },
  ]
}

export const startUp: Part = async () => {
  const { node, help, list } = await measureStartUp(15)
  return [
    { what: 'start: --help ÷ node -e 0', value: help / node, target: 2, limit: 2.4 },
    { what: 'start: list ÷ node -e 0', value: list / node, target: 3.2, limit: 3.9 },
  ]
}
