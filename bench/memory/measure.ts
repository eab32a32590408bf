import type { Bundles, Contender } from '../contenders/contenders'
import { hostEnvironment } from '../host/environment'
import { eventAt } from '../host/events'
import { progress } from '../report/report'
import { startStubProcess } from '../stub/stub-process'
import { startWarm, type Memory } from '../warm/warm-process'

const BATCH = 1_000
const MB = 1024 * 1024

/** In MB, after this number of events. */
export type MemoryAt = Memory & { readonly events: number }

const inMb = ({ rss, used }: Memory): Memory => ({ rss: rss / MB, used: used / MB })

/** The memory of a contender after each of these numbers of events and a garbage collection. */
export const measureMemory = async (
  bundles: Bundles,
  name: Contender,
  points: readonly number[],
): Promise<readonly MemoryAt[]> => {
  const stub = await startStubProcess()
  const process = startWarm(bundles[name], hostEnvironment(stub, stub), { nodeOptions: ['--expose-gc'] })
  const measured: MemoryAt[] = []
  let answered = 0
  for (const events of points) {
    let memory: Memory | undefined
    for (; answered < events; answered += BATCH)
      ({ memory } = await process.answer(Array.from({ length: BATCH }, (_, i) => eventAt(answered + i))))
    if (memory !== undefined) measured.push({ events, ...inMb(memory) })
    progress(`  ${name}: ${events}`)
  }
  await process.stop()
  await stub.close()
  return measured
}
