import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Readable } from 'node:stream'

/** What a process used from its start to its end. */
export type Usage = {
  /** Resident memory. */
  readonly peakMb: number
  readonly cpuMs: number
  readonly wallMs: number
  /** Requests with `fetch`. The AWS SDK does not use it. */
  readonly fetches: number
}

type Said = { readonly peakKb: number; readonly cpuMicros: number; readonly fetches: number }

const SAY_USAGE = join(import.meta.dirname, 'say-usage.mjs')

export type Program = {
  /** The file, and its arguments. */
  readonly args: readonly string[]
  readonly environment: NodeJS.ProcessEnv
}

/** Runs a program of Node to its end. @throws Error with what it wrote to stderr, if it fails */
export const runMeasured = async <A>(
  { args, environment }: Program,
  read: (stdout: Readable) => Promise<A>,
): Promise<Usage & { readonly output: A; readonly errors: string }> => {
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', SAY_USAGE, ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const closed = once(child, 'close')
  const [output, errors, usage] = await Promise.all([
    read(child.stdout as Readable),
    text(child.stderr as Readable),
    text(child.stdio[3] as Readable),
  ])
  const [code] = (await closed) as [number | null]
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code ?? 'a signal'}: ${errors}`)
  const { peakKb, cpuMicros, fetches } = JSON.parse(usage) as Said
  return {
    output,
    errors,
    peakMb: peakKb / 1_024,
    cpuMs: cpuMicros / 1_000,
    wallMs: performance.now() - started,
    fetches,
  }
}
