import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { SECRET } from '../host/events'

export type StubProcess = { readonly endpoint: string; readonly close: () => Promise<void> }

/** Starts a process that stands for DynamoDB and Secrets Manager, and answers at once. */
export const startStubProcess = async (secret = SECRET): Promise<StubProcess> => {
  const child = fork(join(import.meta.dirname, 'serve.ts'), [secret], { execArgv: ['--import', 'tsx'] })
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
