import { Writable } from 'node:stream'
import { run } from '../../../cli/run'
import type { Output, Terminal } from '../../../cli/output/terminal'
import { environmentOf, type Ended } from './run'

const collector = (isTTY = false) => {
  const chunks: string[] = []
  const output: Output = new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      chunks.push(chunk)
      done()
    },
  })
  return { output: Object.assign(output, { isTTY }), text: () => chunks.join('') }
}

/** Collects what is written to it. Somebody may be looking at what is written to stderr. */
export const terminalHere = (environment: NodeJS.ProcessEnv = {}, { isTTY = false } = {}) => {
  const [stdout, stderr] = [collector(), collector(isTTY)]
  const terminal: Terminal = { stdout: stdout.output, stderr: stderr.output, environment }
  const ended = (code: number): Ended => ({ code, stdout: stdout.text(), stderr: stderr.text() })
  return { terminal, ended }
}

/** Runs the command line in this process, which is much faster than to start another. */
export const runHere = async (
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  stderr: { readonly isTTY?: boolean } = {},
): Promise<Ended> => {
  const { terminal, ended } = terminalHere(environment, stderr)
  return ended(await run(args, terminal))
}

let others: Promise<unknown> = Promise.resolve()

/** Runs the command line in this process on a terminal of so many columns. */
export const runAtWidth = async (
  columns: number,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> => {
  const { terminal, ended } = terminalHere(environment)
  Object.assign(terminal.stdout, { columns })
  return ended(await run(args, terminal))
}

/** Like `runHere`, but for the AWS SDK too, which reads `process.env`. Runs share it, so they wait for each other. */
export const runInEnvironment = (
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  stderr: { readonly isTTY?: boolean } = {},
): Promise<Ended> => {
  const whole = environmentOf(environment)
  const alone = async (): Promise<Ended> => {
    const before = process.env
    process.env = { ...whole }
    try {
      return await runHere(args, whole, stderr)
    } finally {
      process.env = before
    }
  }
  const ended = others.then(alone, alone)
  others = ended
  return ended
}
