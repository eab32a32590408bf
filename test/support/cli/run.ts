import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { programFile } from '../programs'
import { QUIET_SDK } from '../quiet-sdk'
import { ROOT } from '../root'

const CLONE = join(ROOT, 'cli', 'disconnects.mjs')

const program = (): string => programFile('disconnects')

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** An environment with nothing of this machine: no credentials, no region, no colours. */
export const environmentOf = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  TZ: 'UTC',
  TERM: 'xterm-256color',
  AWS_EC2_METADATA_DISABLED: 'true',
  ...QUIET_SDK,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  ...environment,
})

export const startCli = (
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  cwd = ROOT,
): ChildProcess => spawn(process.execPath, [program(), ...args], { cwd, env: environmentOf(environment) })

/** Waits until a process has ended and all of its output has been read. */
export const endOf = async (child: ChildProcess): Promise<Ended> => {
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk))
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout, stderr }
}

/** Runs `disconnects …` with its output piped. */
export const runCli = (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  endOf(startCli(args, environment))

/** Runs a program of a clone, or of an installed package. */
export const runProgram = (file: string, args: readonly string[]): Promise<Ended> =>
  endOf(spawn(process.execPath, [file, ...args], { cwd: ROOT, env: environmentOf({}) }))

/** Runs the command line as in a clone. */
export const runClone = (args: readonly string[]): Promise<Ended> => runProgram(CLONE, args)

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** A line of shell in which `disconnects` is the program. */
export const runShell = (line: string, environment: NodeJS.ProcessEnv = {}): Promise<Ended> => {
  const alias = `disconnects() { ${quoted(process.execPath)} ${quoted(program())} "$@"; }`
  return endOf(
    spawn('bash', ['--norc', '-c', `set -o pipefail\n${alias}\n${line}`], {
      cwd: ROOT,
      env: environmentOf(environment),
    }),
  )
}

export const hasPseudoTerminal = spawnSync('script', ['--version']).status === 0

/** Runs the command line on a terminal, which shows both streams. */
export const runOnTerminal = async (
  columns: number,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> => {
  const command = [process.execPath, program(), ...args].map(quoted).join(' ')
  const child = spawn('script', ['-qec', `stty cols ${columns}; ${command}`, '/dev/null'], {
    cwd: ROOT,
    env: environmentOf(environment),
  })
  const { stdout, ...rest } = await endOf(child)
  return { ...rest, stdout: stdout.replaceAll('\r\n', '\n') }
}

/** Runs three jobs at a time, since each of them is a process. */
export const runAll = async <A>(jobs: readonly (() => Promise<A>)[]): Promise<readonly A[]> => {
  const results: A[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let i = next++; i < jobs.length; i = next++) {
      const job = jobs[i]
      if (job !== undefined) results[i] = await job()
    }
  }
  await Promise.all([worker(), worker(), worker()])
  return results
}
