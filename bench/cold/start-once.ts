import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Readable } from 'node:stream'

/** Since the process began. */
type Point = { readonly wallMs: number; readonly cpuMs: number }

export type Start = { readonly statusCode: number; readonly loaded: Point; readonly answered: Point }

const HOST = join(import.meta.dirname, '..', 'host', 'once.cjs')

/** One process from its start to its first answer. */
export const startOnce = async (
  bundle: string,
  eventFile: string,
  environment: NodeJS.ProcessEnv,
): Promise<Start> => {
  const child = spawn(process.execPath, [HOST, bundle, eventFile], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  const closed = once(child, 'close')
  const said = await text(child.stdio[3] as Readable)
  await closed
  const start = JSON.parse(said) as Start
  if (start.statusCode !== 204) throw new Error(`${bundle} answered ${start.statusCode}`)
  return start
}
