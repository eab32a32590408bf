import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../server'
import { ROOT } from '../root'

/** An emulator of AWS (PyPI, MIT). It rejects many requests that dynalite accepts. */
const VERSION = '1.5.33'

const FOLDER = join(ROOT, '.ministack', VERSION)
const BINARY = join(FOLDER, 'bin', 'ministack')

const UNREACHABLE =
  /Failed to establish a new connection|Temporary failure|timed out|ProxyError|Connection\w*Error/

/** Installs the emulator once, into a folder of its own. @returns 'installed', or the reason why not */
export const installMinistack = (): string => {
  if (existsSync(BINARY)) return 'installed'
  const pip = [join(FOLDER, 'bin', 'pip'), 'install', '--quiet', '--retries', '1', `ministack==${VERSION}`]
  for (const [command = '', ...args] of [['python3', '-m', 'venv', FOLDER], pip]) {
    const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
    if (status === 0) continue
    const reason = error?.message ?? stderr
    return UNREACHABLE.test(reason) ? 'PyPI cannot be reached' : reason
  }
  return 'installed'
}

export type Ministack = { readonly endpoint: string; readonly stop: () => Promise<void> }

const isUp = async (endpoint: string): Promise<boolean> => {
  try {
    await fetch(endpoint)
    return true
  } catch {
    return false
  }
}

/** Starts the emulator, and installs it first if necessary. */
export const startMinistack = async (): Promise<Ministack> => {
  const installed = installMinistack()
  if (installed !== 'installed') throw new Error(installed)
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  // The emulator leaves the code of functions behind here.
  const folder = await mkdtemp(join(tmpdir(), 'ministack-'))
  const child = spawn(BINARY, [], {
    env: {
      ...process.env,
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      IOT_MTLS_ENABLED: '0',
      TMPDIR: folder,
    },
    stdio: 'ignore',
  })
  const closed = once(child, 'close')
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    const kill = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await closed
    clearTimeout(kill)
    await rm(folder, { recursive: true, force: true })
  }
  for (let i = 0; !(await isUp(endpoint)); i++) {
    if (i > 300 || child.exitCode !== null) {
      await stop()
      throw new Error('MiniStack does not start')
    }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return { endpoint, stop }
}
