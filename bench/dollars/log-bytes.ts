import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { DEPLOYED, type Name } from './deployed'
import { accessLine, LAMBDA_LINES } from './platform-lines'

const HOST = join(import.meta.dirname, '..', 'host', 'logging.cjs')
const EVENTS = 200

/** The bytes that CloudWatch Logs charges for each line in addition to its text. */
const LINE_OVERHEAD = 26

export const charged = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + Buffer.byteLength(line) + LINE_OVERHEAD, 0)

/** The bytes charged for the log lines of one request: those of the function, of Lambda and of the gateway. */
export const logBytesOf = (
  name: Name,
  bundle: string,
  eventFile: string,
  environment: NodeJS.ProcessEnv,
  statusCode: number,
): number => {
  const args = [HOST, bundle, eventFile, String(EVENTS), String(statusCode)]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: environment,
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(`${name} has ended: ${stderr.toString()}`)
  const written = stdout.toString().split('\n').slice(0, -1)
  const { platformLog, accessLog } = DEPLOYED[name]
  return (
    charged(written) / EVENTS +
    charged(LAMBDA_LINES[platformLog]) +
    (accessLog ? charged([accessLine(statusCode)]) : 0)
  )
}
