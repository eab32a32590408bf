import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { endOf, type Ended } from '../cli/run'
import { programFile } from '../programs'
import { ROOT } from '../root'

export type TwinProcess = {
  readonly url: string
  readonly output: () => string
  readonly stop: (signal: NodeJS.Signals) => Promise<number | null>
}

const running = new Set<ChildProcess>()

const SOURCES: readonly string[] = ['--import', 'tsx', 'local/main.ts']

const launch = (
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  program: readonly string[] = [programFile('twin')],
): ChildProcess => {
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
  })
  running.add(child.once('close', () => running.delete(child)))
  return child
}

/** A test that fails half-way leaves its processes; jest would wait for them for ever. */
export const killLeftovers = (): void => {
  for (const child of running) child.kill('SIGKILL')
}

/** What `npm start -- …` does, until it ends by itself. */
export const runMain = (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  endOf(launch(args, environment))

/** The same in a clone, where the sources are run. */
export const runSources = (args: readonly string[]): Promise<Ended> => endOf(launch(args, {}, SOURCES))

/** What `npm start -- …` does, once it takes callbacks. */
export const startMain = async (
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<TwinProcess> => {
  const child = launch(args, environment)
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: unknown) => {
      output += String(chunk)
      const match = /^ {2}Callback URL +(http:\/\/[\d.:]+)\/callbacks\/disconnect\/\S+/m.exec(output)
      if (match?.[1] !== undefined && output.includes('Ctrl-C')) resolve(match[1])
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('close', () => {
      reject(new Error(output))
    })
  })
  return {
    url,
    output: () => output,
    stop: async signal => {
      child.kill(signal)
      const [code] = (await once(child, 'close')) as [number | null]
      return code
    },
  }
}
