import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleAsDeployed } from '../contenders/bundle'
import { bodyAt } from '../host/events'
import { median } from '../report/statistics'
import type { Decode } from './contenders'

export const DECODERS = ['parse', 'ours', 'zod'] as const
type Decoders = Readonly<Record<(typeof DECODERS)[number], Decode>>

const BODIES = 2_000

/** Loads the decoders, compiled as they are deployed. */
const load = (): Promise<Decoders> => {
  const folder = join(import.meta.dirname, '..', 'build')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'decode.mjs')
  writeFileSync(file, bundleAsDeployed(join(import.meta.dirname, 'contenders.ts')).code)
  return import(pathToFileURL(file).href) as Promise<Decoders>
}

const microsPerBody = (decode: Decode, bodies: readonly Uint8Array[]): number => {
  const before = process.cpuUsage()
  for (const body of bodies) decode(body)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / bodies.length
}

/** CPU time for one callback in microseconds: the median of the rounds over many bodies, in turns. */
export const measureDecode = async (rounds: number): Promise<Readonly<Record<keyof Decoders, number>>> => {
  const decoders = await load()
  const bodies = Array.from({ length: BODIES }, (_, i) => Buffer.from(bodyAt(i)))
  const micros = { parse: [] as number[], ours: [] as number[], zod: [] as number[] }
  // The first rounds warm up the compiler.
  for (let round = -10; round < rounds; round++)
    for (const name of DECODERS) {
      const taken = microsPerBody(decoders[name], bodies)
      if (round >= 0) micros[name].push(taken)
    }
  return { parse: median(micros.parse), ours: median(micros.ours), zod: median(micros.zod) }
}
