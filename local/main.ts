import { pageLoader } from '../console/page'
import { banner, sampleBody } from './banner'
import { storeDemo } from './demo'
import { readOptions, USAGE } from './options'
import { outliveOutput, print, printFirst } from './output'
import { printingObserver } from './print'
import { StartError } from './start-error'
import { startTwin } from './twin'

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options.help) {
    await printFirst(USAGE)
    return
  }
  const page = pageLoader()
  const twin = await startTwin({ ...options, page, observe: printingObserver(print) })
  if (options.demo) await storeDemo(twin.url, sampleBody)
  await printFirst(banner(twin, options))
  outliveOutput()
  // Nobody waits for it yet. Whoever opens the page hears of a failure.
  page().catch(() => undefined)
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
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
main().catch(fail)
