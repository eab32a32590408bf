import { banner } from './banner'
import { readOptions, USAGE } from './options'
import { printingObserver } from './print'
import { StartError } from './start-error'
import { startTwin } from './twin'

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options.help) {
    print(USAGE)
    return
  }
  const twin = await startTwin({ ...options, observe: printingObserver(print) })
  print(banner(twin, options))
  const stop = (): void => {
    void twin.close().then(() => process.exit(0))
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
}

const fail = (error: unknown): void => {
  process.stderr.write(`${error instanceof StartError ? error.message : String(error)}\n`)
  process.exit(1)
}

// The embedded database throws where nobody can catch it, when the disk is full for example.
process.on('uncaughtException', fail)
// Whoever reads the lines may leave (`npm start | head`); callbacks are taken all the same.
process.stdout.on('error', () => undefined)
main().catch(fail)
