import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runShell } from '../support/cli/run'
import { ROOT } from '../support/root'
import { killLeftovers, runMain, startSources, type TwinProcess } from '../support/twin/twin-process'

let demo: TwinProcess
beforeAll(async () => {
  demo = await startSources(['--demo', '--port', '0'])
}, 60_000)
afterAll(async () => {
  await demo.stop('SIGTERM')
  killLeftovers()
})

const run = (command: string) => runShell(command, { DISCONNECTS_LOCAL: demo.url })

/** The commands of the documentation that read from the twin, and end. */
const EXAMPLES = ['README.md', 'docs/querying.md']
  .flatMap(page => readFileSync(join(ROOT, page), 'utf8').split('\n'))
  .filter(line => /^disconnects (list|get) /.test(line) && !/--stack|--follow|\\$/.test(line))
  .map(line => line.replace(/ > \S+$/, ''))

test('the documentation has examples of each kind', () => {
  expect(EXAMPLES.length).toBeGreaterThan(3)
  for (const part of ['--since 2h', '--number', '--tag', 'get c-'])
    expect(EXAMPLES.some(example => example.includes(part))).toBe(true)
})

test.each(EXAMPLES)('the documented example finds a call in the demo: %s', async example => {
  const { code, stdout } = await run(example)
  expect([code, stdout.trim() !== '']).toStrictEqual([0, true])
})

test('the banner says what is in the demo, and its commands find a call', async () => {
  expect(demo.output()).toContain('in memory, until it stops: 900 made-up calls of the last 3 days\n')
  const commands = [...demo.output().matchAll(/^ {2}node cli\/disconnects.mjs (.*)$/gm)].map(
    ([, words = '']) => `disconnects ${words}`,
  )
  expect(commands.length).toBeGreaterThan(2)
  for (const command of commands) {
    const { code, stdout } = await runShell(command)
    expect([command, code, stdout.trim() !== '']).toStrictEqual([command, 0, true])
  }
})

test('made-up calls do not get among real ones', async () => {
  for (const flags of [
    ['--data', 'somewhere'],
    ['--endpoint', 'http://127.0.0.1:1'],
  ]) {
    const { code, stderr } = await runMain(['--demo', ...flags])
    expect([code, stderr]).toStrictEqual([
      1,
      '--demo keeps its calls in memory: it cannot be combined with --data or --endpoint\n',
    ])
  }
})
