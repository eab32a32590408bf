import { EXIT } from './errors'
import { interruptWork } from './output/interruptible'
import type { Terminal } from './output/terminal'
import { run } from './run'

/**
 * If the reader of the output closes the pipe (`| head`), or the user presses Ctrl-C, the program ends without a message. A command
 * that has to finish something first, such as a report, finishes it.
 */
const endQuietly = ({ stdout, stderr }: Terminal): void => {
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (!interruptWork()) process.exit(error.code === 'EPIPE' ? process.exitCode : EXIT.failure)
    })
  process.once('SIGINT', () => {
    // Another listener is a command that finishes something first.
    if (process.listenerCount('SIGINT') === 0) process.exit(EXIT.interrupted)
  })
}

const main = async (): Promise<void> => {
  // On Node 20 the SDK prints a warning of many lines to stderr. It concerns whoever installs the program.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
  const { stdin, stdout, stderr, env: environment } = process
  const terminal: Terminal = { stdin, stdout, stderr, environment }
  endQuietly(terminal)
  process.exitCode = await run(process.argv.slice(2), terminal)
}

void main()
