// Loaded before the program whose memory is asked for; says the most that it had resident, in KB, when it ends.
import { existsSync, readFileSync, writeSync } from 'node:fs'

const STATUS = '/proc/self/status'

// On Linux, `maxRSS` is no less than what the process that started this one had: it is kept when a program is loaded.
const peakKb = () =>
  existsSync(STATUS)
    ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8'))[1]
    : String(process.resourceUsage().maxRSS)

process.once('exit', () => {
  writeSync(3, peakKb())
})
