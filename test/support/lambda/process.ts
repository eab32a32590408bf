import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { programFile } from '../programs'
import { ROOT } from '../root'

export type LambdaProcess = {
  /** Concurrent invocations share the process; AWS would start more. */
  readonly invoke: (event: unknown) => Promise<APIGatewayProxyStructuredResultV2>
  /** Everything that it has written, as in CloudWatch Logs. */
  readonly logs: () => string
  /** Freezes the process, as Lambda does between two invocations. @returns a function that lets it continue */
  readonly freeze: () => () => void
  readonly stop: () => Promise<void>
}

type Answer = { readonly id: number; readonly response: APIGatewayProxyStructuredResultV2 }

type Entry = 'receive' | 'query' | 'report' | 'drain' | 'reconcile' | 'publish'

/** A function that was bundled elsewhere: the path of its file. */
export type Bundle = { readonly bundle: string }

/** Invokes a function. */
const HOST = join(ROOT, 'test', 'support', 'lambda', 'host.mjs')

/** Runs an entry file, or a bundle of one, as Lambda does: a process of its own, configured by its environment. */
export const startLambda = (entry: Entry | Bundle, environment: NodeJS.ProcessEnv): LambdaProcess => {
  const bundle = typeof entry === 'string' ? programFile(entry) : entry.bundle
  const child = fork(HOST, [bundle], {
    execArgv: [],
    env: { PATH: process.env['PATH'], ...environment },
    silent: true,
  })
  let logs = ''
  child.stdout?.on('data', chunk => (logs += String(chunk)))
  child.stderr?.on('data', chunk => (logs += String(chunk)))
  const ended = once(child, 'close').then(() => Promise.reject(new Error(logs)))
  ended.catch(() => undefined)

  let invocations = 0
  const waiting = new Map<number, (response: Answer['response']) => void>()
  child.on('message', ({ id, response }: Answer) => {
    waiting.get(id)?.(response)
    waiting.delete(id)
  })
  return {
    invoke: event => {
      const id = invocations++
      const answered = new Promise<Answer['response']>(resolve => waiting.set(id, resolve))
      // If it cannot be sent, the process has ended, which rejects the promise below.
      child.send({ id, event }, () => undefined)
      return Promise.race([answered, ended])
    },
    logs: () => logs,
    freeze: () => {
      child.kill('SIGSTOP')
      return () => child.kill('SIGCONT')
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const closed = once(child, 'close')
      child.kill('SIGKILL')
      await closed
    },
  }
}
