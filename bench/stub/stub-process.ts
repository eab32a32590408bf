import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { SECRET } from '../host/events'

export type StubProcess = { readonly endpoint: string; readonly close: () => Promise<void> }

/** DynamoDB and Secrets Manager that answer at once, in a process of their own. */
export const startStubProcess = async (): Promise<StubProcess> => {
  const child = fork(join(import.meta.dirname, 'serve.ts'), [SECRET], { execArgv: ['--import', 'tsx'] })
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
