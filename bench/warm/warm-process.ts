import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'

/** In bytes, after a garbage collection. */
export type Memory = { readonly rss: number; readonly used: number }

export type Answered = { readonly micros: readonly number[]; readonly memory: Memory }

export type WarmProcess = {
  readonly answer: (events: readonly APIGatewayProxyEventV2[]) => Promise<Answered>
  readonly stop: () => Promise<void>
}

const HOST = join(import.meta.dirname, '..', 'host', 'many.cjs')

export type WarmOptions = {
  readonly nodeOptions?: readonly string[]
  /** The status that every answer must have. */
  readonly statusCode?: number
}

/** A function that stays warm and answers several batches. Its log is written, but not read. */
export const startWarm = (
  bundle: string,
  environment: NodeJS.ProcessEnv,
  { nodeOptions = [], statusCode = 204 }: WarmOptions = {},
): WarmProcess => {
  const child = fork(HOST, [bundle, String(statusCode)], {
    env: environment,
    execArgv: [...nodeOptions],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  return {
    answer: async events => {
      child.send([...events])
      const ended = exited.then(() => Promise.reject(new Error(`${bundle} has ended`)))
      const [answered] = (await Promise.race([once(child, 'message'), ended])) as [Answered]
      return answered
    },
    stop: async () => {
      child.disconnect()
      await exited
    },
  }
}
