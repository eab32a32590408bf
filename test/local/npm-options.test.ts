import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endOf } from '../support/cli/run'
import { ROOT } from '../support/root'
import { refuseTaken } from '../../local/npm-options'

const folder = mkdtempSync(join(tmpdir(), 'npmrc-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** The environment of this test was made by npm, too. */
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')))

const npmStart = async (args: readonly string[], environment: NodeJS.ProcessEnv = {}) => {
  const child = spawn('npm', ['--offline', 'start', ...args], {
    cwd: ROOT,
    env: { ...clean, ...environment },
  })
  const { code, stderr } = await endOf(child)
  const said = stderr.split('\n').filter(line => line !== '' && !/^npm (warn|error|notice)/.test(line))
  return [code, said.join('\n')]
}

const typed = (options: string) => [1, `npm took these options for itself. Type: npm start -- ${options}`]

test('npm start with options and without -- says what to type, and starts nothing', async () => {
  expect(await npmStart(['--port', '8802'])).toStrictEqual(typed('--port 8802'))
  expect(await npmStart(['--memory', '--port=8802'])).toStrictEqual(typed('--port 8802 --memory'))
  expect(await npmStart(['--data', 'my data', '--endpoint', 'http://127.0.0.1:8000'])).toStrictEqual(
    typed("--endpoint http://127.0.0.1:8000 --data 'my data'"),
  )
  expect(await npmStart(['--forward-to', 'http://127.0.0.1:3000/status'])).toStrictEqual(
    typed('--forward-to http://127.0.0.1:3000/status'),
  )
}, 60_000)

test('a setting of npm that has the name of an option does not keep the twin from starting', async () => {
  const npm_config_userconfig = join(folder, 'npmrc')
  writeFileSync(npm_config_userconfig, 'port=1234\nmemory = true\n')
  expect(await npmStart(['start'], { npm_config_userconfig })).toStrictEqual([
    1,
    "Unexpected argument 'start' (try --help)",
  ])
  expect(await npmStart(['--', '--help'], { npm_config_memory: 'true' })).toStrictEqual([0, ''])
}, 60_000)

test('outside npm start nothing is refused', () => {
  for (const environment of [{ npm_config_port: '1' }, { npm_config_port: '1', npm_lifecycle_event: 'test' }])
    expect(() => {
      refuseTaken([], [], environment)
    }).not.toThrow()
})
