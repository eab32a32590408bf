// Keeps a process below a share of a CPU, as Lambda does by the CPU bandwidth of its control group, but without root. Gets the id of a
// process by IPC, answers it, and throttles until that process is gone; one that is stopped continues. Linux only.
import { readdirSync, readFileSync } from 'node:fs'

const [, , share] = process.argv
const PERIOD_MS = 20
const BUDGET_MS = Number(share) * PERIOD_MS

/** A stop and a continuation take time themselves, so a remainder that is smaller is not worth them. */
const NOT_WORTH_IT_MS = 0.1

const cell = new Int32Array(new SharedArrayBuffer(4))
const sleep = ms => Atomics.wait(cell, 0, 0, Math.max(ms, 0.05))

const isStopped = pid => /\) [Tt] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))

/** The time that its threads have run. The kernel adds the current stretch only when a thread leaves its CPU, so stop it first. */
const usedMs = pid =>
  readdirSync(`/proc/${pid}/task`)
    .map(task => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'latin1').split(' ')[0]))
    .reduce((sum, nanos) => sum + nanos, 0) / 1e6

const usedWhenStopped = pid => {
  process.kill(pid, 'SIGSTOP')
  while (!isStopped(pid)) sleep(0)
  return usedMs(pid)
}

/** Each period adds the budget of one. What is left over is lost, and what was used too much is owed, as in the kernel. */
const throttle = pid => {
  let used = usedWhenStopped(pid)
  let budget = 0
  for (let end = performance.now(); ; end += PERIOD_MS) {
    budget = Math.min(budget + BUDGET_MS, BUDGET_MS)
    for (;;) {
      const left = end + PERIOD_MS - performance.now()
      if (left <= 0) break
      if (budget < NOT_WORTH_IT_MS) {
        sleep(left)
        break
      }
      process.kill(pid, 'SIGCONT')
      sleep(Math.min(budget, left))
      const now = usedWhenStopped(pid)
      budget -= now - used
      used = now
    }
  }
}

process.on('message', pid => {
  process.send(pid, () => {
    try {
      throttle(pid)
    } catch (error) {
      // The process is gone.
      if (error.code !== 'ENOENT' && error.code !== 'ESRCH') throw error
    }
  })
})
