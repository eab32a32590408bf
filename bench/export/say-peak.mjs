// Loaded before the program whose memory is asked for; says the most that it had, when it ends.
import { writeSync } from 'node:fs'

process.once('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS))
})
