// Loaded before the program that is measured. When the program ends, this reports its peak resident memory in KB, its CPU time in µs,
// and how many requests it made with `fetch`.
import { subscribe } from 'node:diagnostics_channel'
import { existsSync, readFileSync, writeSync } from 'node:fs'

const STATUS = '/proc/self/status'

// On Linux, `maxRSS` includes the peak of the parent process before this program was loaded, so the status file is read instead.
const peakKb = () =>
  existsSync(STATUS)
    ? Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8'))[1])
    : process.resourceUsage().maxRSS

let fetches = 0
subscribe('undici:request:create', () => {
  fetches++
})

process.once('exit', () => {
  const { user, system } = process.cpuUsage()
  writeSync(3, JSON.stringify({ peakKb: peakKb(), cpuMicros: user + system, fetches }))
})
