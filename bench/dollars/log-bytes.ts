import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const HOST = join(import.meta.dirname, '..', 'host', 'logging.cjs')
const EVENTS = 200

/** What Lambda itself writes for each call in the JSON format: its start, its end and its report. */
const PLATFORM_BYTES = 640
/** CloudWatch Logs charges these for each line beside its text. */
const LINE_OVERHEAD = 26

/** What a contender writes to its log for one callback, in bytes. */
export const logBytesOf = (bundle: string, eventFile: string, environment: NodeJS.ProcessEnv): number => {
  const { stdout } = spawnSync(process.execPath, [HOST, bundle, eventFile, String(EVENTS)], {
    env: environment,
    maxBuffer: 64 * 1024 * 1024,
  })
  const lines = stdout.toString().split('\n').length - 1
  return PLATFORM_BYTES + (stdout.byteLength + lines * LINE_OVERHEAD) / EVENTS
}
