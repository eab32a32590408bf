import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { SECRET } from '../host/events'
import type { Certificate } from './certificate'

export type StubProcess = { readonly endpoint: string; readonly close: () => Promise<void> }

export type StubOptions = {
  readonly secret?: string
  /** Milliseconds from a request to its answer. Without it, the answer comes at once. */
  readonly afterMs?: number
  /** With it, the stub speaks TLS. */
  readonly tls?: Certificate
  /** Never answers a request, or not even a connection, so that TLS is never established. */
  readonly hangs?: 'request' | 'connection'
}

/** Starts a process that stands for DynamoDB, Secrets Manager and SQS. */
export const startStubProcess = async (options: StubOptions = {}): Promise<StubProcess> => {
  const child = fork(
    join(import.meta.dirname, 'serve.ts'),
    [JSON.stringify({ secret: SECRET, ...options } satisfies StubOptions)],
    { execArgv: ['--import', 'tsx'] },
  )
  const exited = once(child, 'exit')
  const [endpoint] = (await once(child, 'message')) as [string]
  return {
    endpoint,
    close: async () => {
      child.disconnect()
      await exited
    },
  }
}
