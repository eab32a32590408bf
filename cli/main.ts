import { silenceNodeSupportWarning } from '../lambda/aws/node-support-warning'
import { EXIT } from './errors'
import { endWithoutOutput } from './output/broken-output'
import type { Terminal } from './output/terminal'
import { run } from './run'

/** If the user presses Ctrl-C, the program ends without a message, unless a command has to finish something first. */
const endOnInterrupt = (): void => {
  process.once('SIGINT', () => {
    // Another listener is a command that finishes something first.
    if (process.listenerCount('SIGINT') === 0) process.exit(EXIT.interrupted)
  })
}

const main = async (): Promise<void> => {
  const { stdout, stderr, env: environment } = process
  silenceNodeSupportWarning(environment)
  const terminal: Terminal = {
    // Opened only by the command that reads it.
    get stdin() {
      return process.stdin
    },
    stdout,
    stderr,
    environment,
  }
  endWithoutOutput(terminal)
  endOnInterrupt()
  const code = await run(process.argv.slice(2), terminal)
  // It may still wait for stdin. If the output could not be written, that is what interrupted it.
  if (code === EXIT.interrupted) process.exit(process.exitCode ?? code)
  // If the output could not be written, the exit code says so already.
  process.exitCode = code === EXIT.success ? (process.exitCode ?? code) : code
}

void main()
