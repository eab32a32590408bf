import { report, type Report } from './report'

/** Runs one measurement, keeps its report, and fails with the process where it fails. */
export const run = (name: string, measure: (report: Report) => Promise<void> | void): void => {
  const output = report(name)
  Promise.resolve(measure(output)).then(output.save, (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  })
}
