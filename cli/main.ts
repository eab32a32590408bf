import { CommanderError } from 'commander'
import { Failure, UsageError } from './failure'
import { tell, type Terminal } from './output/terminal'
import { programFor } from './program'

const FAILED = 1
const USAGE = 2
const INTERRUPTED = 130

/** Whoever reads the output has seen enough (`| head`), or pressed Ctrl-C: neither is a failure to be told of. */
const endQuietly = ({ stdout, stderr }: Terminal): void => {
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : FAILED))
  process.once('SIGINT', () => process.exit(INTERRUPTED))
}

const exitCodeOf = (error: unknown, terminal: Terminal): number => {
  // It has told its message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE
  const isOurs = error instanceof UsageError || error instanceof Failure
  tell(terminal, isOurs ? error.message : `Something went wrong here: ${nameOf(error)}`)
  return error instanceof UsageError ? USAGE : FAILED
}

/** An error from anywhere may repeat a number or a tag in its message. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

const main = async (args: readonly string[]): Promise<void> => {
  // The SDK warns of Node 20 on stderr, in many lines, which are for whoever installs it.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
  const terminal: Terminal = { stdout: process.stdout, stderr: process.stderr, environment: process.env }
  endQuietly(terminal)
  try {
    await programFor(terminal).parseAsync([...args], { from: 'user' })
  } catch (error) {
    process.exitCode = exitCodeOf(error, terminal)
  }
}

void main(process.argv.slice(2))
