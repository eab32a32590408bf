import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { startMain } from '../../test/support/twin/twin-process'
import { median } from '../report/statistics'
import { postNew } from './posting'

const COUNT = 2_000

export type Ingest = { readonly raw: number; readonly twin: number; readonly ratio: number }

const startRaw = async () => {
  const child = fork(join(import.meta.dirname, 'raw-host.ts'), { execArgv: ['--import', 'tsx'] })
  await once(child, 'message')
  return {
    put: async (from: number): Promise<number> => {
      child.send([from, COUNT])
      const [perSecond] = (await once(child, 'message')) as [number]
      return perSecond
    },
    stop: async () => {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

/** Records per second: by conditional puts alone, and through the whole twin over HTTP. Medians of rounds, in turns. */
export const measureIngest = async (rounds: number): Promise<Ingest> => {
  const raw = await startRaw()
  const twin = await startMain(['--memory', '--port', '0'])
  const rates = { raw: [] as number[], twin: [] as number[], ratio: [] as number[] }
  // The first round warms up the compiler.
  for (let round = 0; round <= rounds; round++) {
    const puts = await raw.put(round * COUNT)
    const posts = await postNew(twin.url, round * COUNT, COUNT)
    if (round === 0) continue
    rates.raw.push(puts)
    rates.twin.push(posts)
    rates.ratio.push(posts / puts)
  }
  await raw.stop()
  await twin.stop('SIGTERM')
  return { raw: median(rates.raw), twin: median(rates.twin), ratio: median(rates.ratio) }
}
