import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { programFile } from '../programs'

export type LambdaProcess = {
  /** Several at once share the process, where AWS would start more. */
  readonly invoke: (event: unknown) => Promise<APIGatewayProxyStructuredResultV2>
  /** All that it has written, as CloudWatch Logs would keep it. */
  readonly logs: () => string
  /** As Lambda does between two invocations, and whoever suspends a machine at any time. @returns how to go on */
  readonly freeze: () => () => void
  readonly stop: () => Promise<void>
}

type Answer = { readonly id: number; readonly response: APIGatewayProxyStructuredResultV2 }

/** A function as one file, and the program that invokes it. */
export type Bundle = { readonly host: string; readonly bundle: string }

const bundleOf = (entry: 'receive' | 'query' | 'drain'): Bundle => ({
  host: programFile('lambda-host'),
  bundle: programFile(entry),
})

/** Runs an entry file, or a bundle of one, as Lambda does: a process of its own, configured by its environment. */
export const startLambda = (
  entry: 'receive' | 'query' | 'drain' | Bundle,
  environment: NodeJS.ProcessEnv,
): LambdaProcess => {
  const { host, bundle } = typeof entry === 'string' ? bundleOf(entry) : entry
  const child = fork(host, [bundle], {
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
      // Whether it was sent is told by how the process ends.
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
