import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

export type LambdaProcess = {
  readonly invoke: (event: unknown) => Promise<APIGatewayProxyStructuredResultV2>
  /** All that it has written, as CloudWatch Logs would keep it. */
  readonly logs: () => string
  readonly stop: () => Promise<void>
}

/** Runs an entry file as Lambda does: a process of its own, configured by its environment. */
export const startLambda = (
  entry: 'receive' | 'query' | 'drain',
  environment: NodeJS.ProcessEnv,
): LambdaProcess => {
  const child = fork(join(import.meta.dirname, 'lambda-host.ts'), [entry], {
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env['PATH'], ...environment },
    silent: true,
  })
  let logs = ''
  child.stdout?.on('data', chunk => (logs += String(chunk)))
  child.stderr?.on('data', chunk => (logs += String(chunk)))
  const ended = once(child, 'close').then(() => Promise.reject(new Error(logs)))
  ended.catch(() => undefined)
  return {
    invoke: async event => {
      child.send(event as object)
      const answered = new Promise<APIGatewayProxyStructuredResultV2>(resolve => {
        child.once('message', response => {
          resolve(response as APIGatewayProxyStructuredResultV2)
        })
      })
      return Promise.race([answered, ended])
    },
    logs: () => logs,
    stop: async () => {
      if (child.exitCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'close')
    },
  }
}
