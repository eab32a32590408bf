// Loaded before the program that is measured. When the program ends, this reports its peak resident memory in KB.
import { existsSync, readFileSync, writeSync } from 'node:fs'

const STATUS = '/proc/self/status'

// On Linux, `maxRSS` includes the peak of the parent process before this program was loaded, so the status file is read instead.
const peakKb = () =>
  existsSync(STATUS)
    ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8'))[1]
    : String(process.resourceUsage().maxRSS)

process.once('exit', () => {
  writeSync(3, peakKb())
})
