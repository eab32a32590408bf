import { Writable } from 'node:stream'
import { run } from '../../cli/run'
import type { Output } from '../../cli/output/terminal'
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

/** The same program without a process of its own, which takes most of the time. */
export const runHere = async (args: readonly string[]): Promise<Ended> => {
  const [stdout, stderr] = [collector(), collector()]
  const terminal = { stdout: stdout.output, stderr: stderr.output, environment: {} }
  const code = await run(args, terminal)
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}
