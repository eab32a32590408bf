import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CONTENDERS, type Bundles, type Contender } from '../contenders/contenders'
import { hostEnvironment } from '../host/environment'
import { eventAt } from '../host/events'
import { median } from '../report/statistics'
import { startStubProcess } from '../stub/stub-process'
import { startOnce, type Start } from './start-once'

/** Medians, in milliseconds. */
export type Cold = {
  readonly wall: number
  readonly cpu: number
  /** The part of the wall time until the bundle was loaded, which Lambda calls the initialization. */
  readonly init: number
}

const medians = (starts: readonly Start[]): Cold => ({
  wall: median(starts.map(({ answered }) => answered.wallMs)),
  cpu: median(starts.map(({ answered }) => answered.cpuMs)),
  init: median(starts.map(({ loaded }) => loaded.wallMs)),
})

/** Starts each contender once per round, in turns. */
export const measureCold = async (
  bundles: Bundles,
  rounds: number,
): Promise<Readonly<Record<Contender, Cold>>> => {
  const stub = await startStubProcess()
  const folder = mkdtempSync(join(tmpdir(), 'cold-'))
  try {
    const eventFile = join(folder, 'event.json')
    writeFileSync(eventFile, JSON.stringify(eventAt(0)))
    const environment = hostEnvironment(stub, stub)
    const starts: Record<Contender, Start[]> = { floor: [], bare: [], 'bare+': [], ours: [], usual: [] }
    // The first round loads the files into the cache of the machine, and is not counted.
    for (let round = 0; round <= rounds; round++)
      for (const name of CONTENDERS) {
        const start = await startOnce(bundles[name], eventFile, environment)
        if (round > 0) starts[name].push(start)
      }
    return {
      floor: medians(starts.floor),
      bare: medians(starts.bare),
      'bare+': medians(starts['bare+']),
      ours: medians(starts.ours),
      usual: medians(starts.usual),
    }
  } finally {
    rmSync(folder, { recursive: true })
    await stub.close()
  }
}
