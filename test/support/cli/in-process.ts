import { Writable } from 'node:stream'
import { run } from '../../../cli/run'
import type { Output, Terminal } from '../../../cli/output/terminal'
import type { Ended } from './run'

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
