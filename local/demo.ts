import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { StartError } from './start-error'

/** How long the past of the demo is, and how many calls ended in it. */
export const DEMO = { days: 3, callsPerDay: 300 } as const

export const DEMO_CALLS = DEMO.days * DEMO.callsPerDay

/** The command line is another program: this one imports nothing from it. */
const COMMAND_LINE = join(import.meta.dirname, '..', 'cli', 'disconnects.mjs')

const disconnects = (args: readonly string[], input = ''): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [COMMAND_LINE, ...args], (error, _, stderr) => {
      if (error === null) resolve()
      else reject(new StartError(`The calls of the demo were not stored: ${stderr.trim() || error.message}`))
    })
    child.stdin?.on('error', () => undefined).end(input)
  })

/** Stores a small history of made-up calls, and the call of the banner. @throws StartError */
export const storeDemo = async (twinUrl: string, sample: string): Promise<void> => {
  const local = ['--local', twinUrl]
  const past = ['--history', `${DEMO.days}d`, '--calls-per-day', String(DEMO.callsPerDay)]
  await Promise.all([
    disconnects(['simulate', ...past, ...local]),
    disconnects(['import', '-', ...local], sample),
  ])
}
