import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Throttle } from './throttle'

/** In milliseconds. */
export type ColdStart = {
  /** From the start of the process until the bundle is loaded, and of it, until loading begins. */
  readonly loaded: number
  readonly node: number
  /** From each invocation to its answer. Between loading and the first one, the function is frozen. */
  readonly answers: readonly number[]
}

export type ColdOptions = {
  readonly eventFile: string
  readonly environment: NodeJS.ProcessEnv
  readonly throttle: Throttle
  /** How often the function is invoked with the event, one after another. */
  readonly invocations?: number
}

type Loaded = { readonly beforeMs: number; readonly loadedMs: number }
type Answered = { readonly answers: readonly { readonly statusCode: number; readonly ms: number }[] }

const HOST = join(import.meta.dirname, '..', 'host', 'invoked.cjs')

/** A new process loads a bundle with a whole CPU, and answers with the share that the throttle leaves to it. */
export const invokeCold = async (
  bundle: string,
  { eventFile, environment, throttle, invocations = 1 }: ColdOptions,
): Promise<ColdStart> => {
  const child = spawn(process.execPath, [HOST, bundle, eventFile, String(invocations)], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  // Warnings are written there, too, so it is shown only if the function fails.
  const errors = text(child.stderr as Readable)
  const closed = once(child, 'close')
  const lines = createInterface(child.stdio[3] as Readable)[Symbol.asyncIterator]()
  const nextMessage = async (): Promise<unknown> => {
    const { done, value } = await lines.next()
    if (done === true) throw new Error(`${bundle} ended without an answer: ${await errors}`)
    return JSON.parse(value)
  }
  try {
    const { beforeMs, loadedMs } = (await nextMessage()) as Loaded
    if (child.pid !== undefined) await throttle.slow(child.pid)
    const { answers } = (await nextMessage()) as Answered
    const unexpected = answers.find(({ statusCode }) => statusCode !== 204)
    if (unexpected !== undefined) throw new Error(`${bundle} answered ${unexpected.statusCode}`)
    return { loaded: loadedMs, node: beforeMs, answers: answers.map(({ ms }) => ms) }
  } finally {
    child.kill('SIGKILL')
    await closed
  }
}
