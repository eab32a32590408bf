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

// The embedded database can throw outside of any promise, when the disk is full for example.
process.on('uncaughtException', fail)
// The reader of the output may be gone (`npm start | head`); callbacks are still stored.
process.stdout.on('error', () => undefined)
main().catch(fail)
