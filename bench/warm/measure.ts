import { CONTENDERS, type Bundles, type Contender } from '../contenders/contenders'
import { hostEnvironment } from '../host/environment'
import { eventAt } from '../host/events'
import { progress } from '../report/report'
import { percentile } from '../report/statistics'
import { startStubProcess } from '../stub/stub-process'
import { startWarm } from './warm-process'

/** CPU time of one callback, in microseconds. */
export type Warm = { readonly p50: number; readonly p99: number; readonly mean: number }

const BATCH = 500

/** The first callbacks warm up the compiler, and are not counted. */
const WARM_UP = 1_000

const summary = (micros: readonly number[]): Warm => ({
  p50: percentile(micros, 0.5),
  p99: percentile(micros, 0.99),
  mean: micros.reduce((sum, value) => sum + value, 0) / micros.length,
})

/** Sends this number of events to each contender, batch by batch in turns. */
export const measureWarm = async (
  bundles: Bundles,
  events: number,
): Promise<Readonly<Record<Contender, Warm>>> => {
  const stub = await startStubProcess()
  const environment = hostEnvironment(stub, stub)
  const processes = CONTENDERS.map(name => ({
    name,
    micros: [] as number[],
    process: startWarm(bundles[name], environment),
  }))
  for (let from = 0; from < WARM_UP + events; from += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, i) => eventAt(from + i))
    for (const { process, micros } of processes) {
      const answered = await process.answer(batch)
      if (from >= WARM_UP) micros.push(...answered.micros)
    }
    if (from % 2_000 === 0) progress(`  ${from} of ${WARM_UP + events}`)
  }
  for (const { process } of processes) await process.stop()
  await stub.close()
  return Object.fromEntries(processes.map(({ name, micros }) => [name, summary(micros)])) as Record<
    Contender,
    Warm
  >
}
