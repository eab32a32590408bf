import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bundles } from '../contenders/contenders'
import { hostEnvironment } from '../host/environment'
import { eventAt } from '../host/events'
import { startStubProcess } from '../stub/stub-process'
import { measureWarm } from '../warm/measure'
import type { Measured } from './cost'
import { NAMES, type Name } from './deployed'
import { logBytesOf } from './log-bytes'
import { writeUnits } from './write-units'

const EVENTS = 2_000

/** What one callback takes, for each contender. */
export const measureCallback = async (bundles: Bundles): Promise<Readonly<Record<Name, Measured>>> => {
  const warm = await measureWarm(bundles, EVENTS)
  const stub = await startStubProcess()
  const folder = mkdtempSync(join(tmpdir(), 'dollars-'))
  try {
    const eventFile = join(folder, 'event.json')
    writeFileSync(eventFile, JSON.stringify(eventAt(0)))
    const environment = hostEnvironment(stub, stub)
    const measured = NAMES.map(name => [
      name,
      {
        cpuMs: warm[name].mean / 1_000,
        logBytes: logBytesOf(name, bundles[name], eventFile, environment),
        writeUnits: writeUnits[name](),
      },
    ])
    return Object.fromEntries(measured) as Record<Name, Measured>
  } finally {
    rmSync(folder, { recursive: true })
    await stub.close()
  }
}
