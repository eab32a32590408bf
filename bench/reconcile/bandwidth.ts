import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import type { ListedCalls } from './calls'

export type BandwidthProcess = { readonly url: string; readonly close: () => Promise<void> }

const STAND_IN = join(import.meta.dirname, '..', '..', 'test', 'support', 'bandwidth', 'main.ts')

/** Pages that repeat, and refused requests, which may be sent again after a second. */
export const FAULTS: Readonly<Record<string, string>> = { 'too-many-every': '50', 'repeat-every': '20' }

/** Starts the stand-in of Bandwidth in its own process. */
export const startBandwidthProcess = async (
  { count, everyMs, lastMs }: ListedCalls,
  faults = FAULTS,
): Promise<BandwidthProcess> => {
  const options = {
    calls: String(count),
    'every-ms': String(everyMs),
    last: timestampOf(lastMs),
    ...faults,
  }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  const child = spawn(process.execPath, ['--import', 'tsx', STAND_IN, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const ended = exited.then(() => Promise.reject(new Error('The stand-in of Bandwidth has ended')))
  ended.catch(() => undefined)
  const [url] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [string]
  return {
    url,
    close: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}
