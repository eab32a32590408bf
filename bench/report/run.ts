import { report, type Report } from './report'

const LAMBDA_MAJOR = '24'

const checkRuntime = (): void => {
  if (process.versions.node.split('.')[0] !== LAMBDA_MAJOR)
    throw new Error(
      `Lambda runs Node ${LAMBDA_MAJOR}, and this is ${process.versions.node}: \`npm ci\` in bench/ brings it, and \`npm run\` finds it`,
    )
}

/** Runs one measurement and saves its report. If the measurement fails, the process fails. */
export const run = (name: string, measure: (report: Report) => Promise<void> | void): void => {
  const output = report(name)
  const measured = async (): Promise<void> => {
    checkRuntime()
    await measure(output)
  }
  measured().then(output.save, (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  })
}
