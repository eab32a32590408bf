import { interruptWork } from './output/interruptible'
import type { Terminal } from './output/terminal'
import { FAILED, run } from './run'

const INTERRUPTED = 130

/**
 * Whoever reads the output has seen enough (`| head`), or pressed Ctrl-C: neither is a failure to report. Work that has to be
 * brought to an end is, before the program ends.
 */
const endQuietly = ({ stdout, stderr }: Terminal): void => {
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (!interruptWork()) process.exit(error.code === 'EPIPE' ? process.exitCode : FAILED)
    })
  process.once('SIGINT', () => {
    // A command that has something to say first listens too.
    if (process.listenerCount('SIGINT') === 0) process.exit(INTERRUPTED)
  })
}

const main = async (): Promise<void> => {
  // The SDK warns of Node 20 on stderr, in many lines, which are for whoever installs it.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
  const { stdin, stdout, stderr, env: environment } = process
  const terminal: Terminal = { stdin, stdout, stderr, environment }
  endQuietly(terminal)
  process.exitCode = await run(process.argv.slice(2), terminal)
}

void main()
