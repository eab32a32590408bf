import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createTables } from '../../../local/database/create-tables'
import { freePort } from '../server'

const DYNALITE = require.resolve('dynalite/cli.js')

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  )

export type DatabaseProcess = {
  readonly endpoint: string
  /** Bypasses every fault. */
  readonly client: DynamoDBClient
  /** Kills the process (SIGKILL). The database keeps what it has acknowledged. */
  readonly kill: () => Promise<void>
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** A DynamoDB on disk with both tables, in a process of its own. */
export const startDatabaseProcess = async (folder: string): Promise<DatabaseProcess> => {
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined

  const restart = async (): Promise<void> => {
    const args = ['--path', folder, '--port', String(port), '--host', '127.0.0.1', '--createTableMs', '0']
    child = fork(DYNALITE, args, { silent: true, execArgv: [] })
    while (!(await answers(endpoint))) await pause(20)
  }
  const kill = async (): Promise<void> => {
    if (child === undefined) return
    const closed = once(child, 'close')
    child.kill('SIGKILL')
    child = undefined
    await closed
  }
  await restart()
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  await createTables(client)
  return {
    endpoint,
    client,
    kill,
    restart,
    stop: async () => {
      client.destroy()
      await kill()
    },
  }
}
