import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { eventually } from '../eventually'
import { ROOT } from '../root'
import { freePort } from '../server'
import { startBandwidth, type Bandwidth, type BandwidthOptions } from './server'

const ACCEPTANCE = join(ROOT, 'acceptance', 'node_modules')

/** Bandwidth's own description of its API. */
const BANDWIDTH_YML = join(ACCEPTANCE, 'bandwidth-sdk', 'bandwidth.yml')

const PRISM = join(ACCEPTANCE, '@stoplight', 'prism-cli', 'dist', 'index.js')

export type CheckedBandwidth = Bandwidth & {
  /** What Prism found wrong in requests and answers since it was last asked: lines of its log. */
  readonly violations: () => Promise<readonly string[]>
}

/**
 * The stand-in, and Prism between it and its client: a request or an answer of the voice API that does not conform to Bandwidth's
 * description is answered with an error. `voiceUrl` is Prism's. Tokens come from the stand-in, since the description has none.
 */
export const startCheckedBandwidth = async (options: BandwidthOptions = {}): Promise<CheckedBandwidth> => {
  const port = await freePort()
  const voiceUrl = `http://127.0.0.1:${port}`
  const bandwidth = await startBandwidth({ ...options, linkUrl: voiceUrl })
  const args = [
    'proxy',
    BANDWIDTH_YML,
    bandwidth.voiceUrl,
    '--errors',
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
  ]
  const prism = spawn(process.execPath, [PRISM, ...args], {
    env: { ...process.env, SCARF_ANALYTICS: 'false', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const log: string[] = []
  createInterface({ input: prism.stdout }).on('line', line => log.push(line))
  const logged = (text: string) => eventually(() => Promise.resolve(log.find(line => line.includes(text))))
  await logged('Prism is listening')
  let asked = 0
  return {
    ...bandwidth,
    voiceUrl,
    violations: async () => {
      // The log is in order, so that it is complete when it has this request.
      const path = `/end-${++asked}`
      await fetch(voiceUrl + path)
      await logged(`get ${path} ✖`)
      return log.splice(0).filter(line => / (?:error|warning) /.test(line) && !line.includes(' /end-'))
    },
    close: async () => {
      const exit = once(prism, 'exit')
      prism.kill()
      await exit
      await bandwidth.close()
    },
  }
}
