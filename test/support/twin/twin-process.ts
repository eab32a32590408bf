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

/** Kills the processes that a failed test left behind, for which jest would wait for ever. */
export const killLeftovers = (): void => {
  for (const child of running) child.kill('SIGKILL')
}

/** Runs `npm start -- …` until it ends by itself. */
export const runMain = (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  endOf(launch(args, environment))

/** Runs `npm start -- …` with the options and redirections of a line of shell. */
export const runTwinInShell = (line: string): Promise<Ended> =>
  endOf(spawn('bash', ['--norc', '-c', `exec '${process.execPath}' '${programFile('twin')}' ${line}`]))

/** Runs the twin from its sources, as in a clone. */
export const runSources = (args: readonly string[]): Promise<Ended> => endOf(launch(args, {}, SOURCES))

/** Starts `npm start -- …` and waits until it takes callbacks. */
export const startMain = (
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<TwinProcess> => started(launch(args, environment))

/** The same from the sources, which find the command line beside them. */
export const startSources = (args: readonly string[]): Promise<TwinProcess> =>
  started(launch(args, {}, SOURCES))

const started = async (child: ChildProcess): Promise<TwinProcess> => {
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
