import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { clientFor } from './client'

export type DatabaseProcess = {
  readonly client: DynamoDBClient
  readonly endpoint: string
  readonly close: () => Promise<void>
}

/** Starts the embedded database in its own process, on a folder or, without one, in memory. */
export const startDatabaseProcess = async (folder?: string): Promise<DatabaseProcess> => {
  const child = fork(join(import.meta.dirname, 'serve.ts'), folder === undefined ? [] : [folder], {
    execArgv: ['--import', 'tsx'],
  })
  const exited = once(child, 'exit')
  const endpoint = await Promise.race([
    once(child, 'message').then(([message]) => String(message)),
    exited.then(() => {
      throw new Error('The database process has ended before it listened')
    }),
  ])
  const client = clientFor(endpoint)
  return {
    client,
    endpoint,
    close: async () => {
      client.destroy()
      child.disconnect()
      await exited
    },
  }
}
