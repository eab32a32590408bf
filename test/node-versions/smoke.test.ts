import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { endOf, type Ended } from '../support/cli/run'
import { NODE_VERSIONS } from '../support/node-versions'
import { ROOT } from '../support/root'

/** As on a new machine: nothing in it keeps warnings quiet. */
const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'] }

/** npm has Node for each platform as a package. */
const nodeOf = (version: string): string => {
  const name = `node-${process.platform}-${process.arch}@${version}`
  return execFileSync('npx', ['--yes', '--package', name, '--', 'node', '-p', 'process.execPath'], {
    encoding: 'utf8',
  }).trim()
}

const running: (() => void)[] = []
afterEach(() => {
  for (const kill of running.splice(0)) kill()
})

const startTwin = async (node: string) => {
  const args = ['--import', 'tsx', 'local/main.ts', '--memory', '--port', '0']
  const child = spawn(node, args, { cwd: ROOT, env: environment })
  running.push(() => child.kill('SIGKILL'))
  const ended = endOf(child)
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', line => {
      const [, found] = /(http:\/\/127\.0\.0\.1:\d+)\/callbacks/.exec(line) ?? []
      if (found !== undefined) resolve(found)
    })
    void ended.then(({ stderr }) => {
      reject(new Error(`the twin did not start: ${stderr}`))
    })
  })
  const stop = async (): Promise<Ended> => {
    child.kill('SIGTERM')
    return ended
  }
  return { url, stop }
}

test.each(NODE_VERSIONS)(
  'on Node %s the twin and the command line work, and no warning is printed',
  async version => {
    const node = nodeOf(version)
    expect(execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()).toBe(`v${version}`)
    const twin = await startTwin(node)
    const disconnects = async (...args: readonly string[]): Promise<string> => {
      const child = spawn(node, [join('cli', 'disconnects.mjs'), ...args], { cwd: ROOT, env: environment })
      const { code, stdout, stderr } = await endOf(child)
      expect([args, code, stderr]).toStrictEqual([args, 0, ''])
      return stdout
    }
    const local = ['--local', twin.url]

    expect(await disconnects('simulate', '--count', '10', '--verify', ...local)).toContain('lost 0')
    const [first = ''] = (await disconnects('list', '--all', '--ndjson', ...local)).split('\n')
    const { callId } = JSON.parse(first) as { callId: string }
    expect(JSON.parse(await disconnects('list', '--all', '--json', ...local))).toHaveProperty('items')
    expect(await disconnects('list', '--all', '--csv', ...local)).toContain(callId)
    expect(await disconnects('get', callId, ...local)).toContain(callId)
    expect(await disconnects('quarantine', 'list', ...local)).toBe('')
    expect(await disconnects('--help')).toContain('Usage: disconnects')
    for (const shell of ['bash', 'zsh', 'fish'])
      expect(await disconnects('completion', shell)).toContain(' complete -- ')
    expect((await twin.stop()).stderr).toBe('')
  },
  120_000,
)
