import { Writable } from 'node:stream'
import { run } from '../../../cli/run'
import type { Output, Terminal } from '../../../cli/output/terminal'
import { environmentOf, type Ended } from './run'

const collector = () => {
  const chunks: string[] = []
  const output: Output = new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      chunks.push(chunk)
      done()
    },
  })
  return { output, text: () => chunks.join('') }
}

/** A terminal that nobody sees, and what was written to it. */
export const terminalHere = (environment: NodeJS.ProcessEnv = {}) => {
  const [stdout, stderr] = [collector(), collector()]
  const terminal: Terminal = { stdout: stdout.output, stderr: stderr.output, environment }
  const ended = (code: number): Ended => ({ code, stdout: stdout.text(), stderr: stderr.text() })
  return { terminal, ended }
}

/** The same program without a process of its own, which takes most of the time. */
export const runHere = async (
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> => {
  const { terminal, ended } = terminalHere(environment)
  return ended(await run(args, terminal))
}

let others: Promise<unknown> = Promise.resolve()

/** The same where the AWS SDK reads the environment too. There is one environment, so runs wait for each other. */
export const runInEnvironment = (args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ended> => {
  const whole = environmentOf(environment)
  const alone = async (): Promise<Ended> => {
    const before = process.env
    process.env = { ...whole }
    try {
      return await runHere(args, whole)
    } finally {
      process.env = before
    }
  }
  const ended = others.then(alone, alone)
  others = ended
  return ended
}
