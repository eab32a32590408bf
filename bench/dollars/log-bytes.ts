import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEPLOYED, type Name } from './deployed'
import { accessLine, LAMBDA_LINES } from './platform-lines'

const HOST = join(import.meta.dirname, '..', 'host', 'logging.cjs')
const EVENTS = 200

/** The bytes that CloudWatch Logs charges for each line in addition to its text. */
const LINE_OVERHEAD = 26

export const charged = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + Buffer.byteLength(line) + LINE_OVERHEAD, 0)

/** What a process writes to its standard output: to a file, because a process that exits loses what a pipe has not taken yet. */
const writtenBy = (what: string, args: readonly string[], environment: NodeJS.ProcessEnv): string => {
  const folder = mkdtempSync(join(tmpdir(), 'log-bytes-'))
  const file = join(folder, 'stdout')
  const output = openSync(file, 'w')
  try {
    const { status, stderr } = spawnSync(process.execPath, args, {
      env: environment,
      stdio: ['ignore', output, 'pipe'],
    })
    if (status !== 0) throw new Error(`${what} has ended: ${String(stderr)}`)
    return readFileSync(file, 'utf8')
  } finally {
    closeSync(output)
    rmSync(folder, { recursive: true })
  }
}

/** The bytes charged for the log lines of one request: those of the function, of Lambda and of the gateway. */
export const logBytesOf = (
  name: Name,
  bundle: string,
  eventFile: string,
  environment: NodeJS.ProcessEnv,
  statusCode: number,
): number => {
  const args = [HOST, bundle, eventFile, String(EVENTS), String(statusCode)]
  const written = writtenBy(name, args, environment).split('\n').slice(0, -1)
  const { platformLog, accessLog } = DEPLOYED[name]
  return (
    charged(written) / EVENTS +
    charged(LAMBDA_LINES[platformLog]) +
    (accessLog ? charged([accessLine(statusCode)]) : 0)
  )
}
