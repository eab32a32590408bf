import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { startThrottle } from './throttle'

const COMPUTE_FOR_MS = 2_000

const PROGRAM = `
  process.kill(process.pid, 'SIGSTOP')
  const startedAt = performance.now()
  const before = process.cpuUsage()
  while (performance.now() - startedAt < ${COMPUTE_FOR_MS});
  const { user, system } = process.cpuUsage(before)
  console.log((user + system) / 1_000 / (performance.now() - startedAt))
`

/** The share of a CPU that a throttled process gets if it only computes: how exact the throttle is. */
export const measureShare = async (): Promise<number> => {
  const throttle = startThrottle()
  const child = spawn(process.execPath, ['-e', PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  try {
    if (child.pid !== undefined) await throttle.slow(child.pid)
    return Number(await text(child.stdout))
  } finally {
    child.kill('SIGKILL')
    await closed
    await throttle.close()
  }
}
