import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from '../support/cli/run'
import { ROOT } from '../support/root'

let clone: string
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'clone-'))
  for (const name of ['cli', 'console', 'display', 'lambda', 'package.json', 'tsconfig.json'])
    cpSync(join(ROOT, name), join(clone, name), { recursive: true, preserveTimestamps: true })
  symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'))
})
afterEach(() => {
  rmSync(clone, { recursive: true })
})

const help = (...args: readonly string[]) =>
  runProgram(join(clone, 'cli', 'disconnects.mjs'), [...args, '--help'])
const bundled = () => readdirSync(join(clone, 'dist', 'cli')).sort()
const manifest = () => readFileSync(join(clone, 'dist', 'cli', 'bundle.json'), 'utf8')

/** As a checkout of an older commit may leave it. */
const change = (path: string, from: string, to: string): void => {
  const file = join(clone, path)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(from)
  writeFileSync(file, text.replace(from, to))
  utimesSync(file, new Date(0), new Date(0))
}

test('the bundle is made once, and again when a source has changed, even to an older one', async () => {
  const first = await help()
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(first.stdout).toMatch(/^Usage: disconnects/)
  const made = manifest()
  expect(await help()).toStrictEqual(first)
  expect(manifest()).toBe(made)

  change('cli/commands/list.ts', 'newest first', 'latest first')
  expect((await help()).stdout).toMatch(/latest\s+first/)
  expect(manifest()).not.toBe(made)

  utimesSync(join(clone, 'cli', 'commands', 'list.ts'), new Date(), new Date())
  const again = manifest()
  await help()
  expect(manifest()).toBe(again)
}, 30_000)

test('programs that start at the same time, before there is a bundle, all run, and leave one', async () => {
  const ended = await Promise.all([help(), help('list'), help('get'), help('url')])
  expect(ended.map(({ code, stderr }) => [code, stderr])).toStrictEqual(ended.map(() => [0, '']))
  const { files } = JSON.parse(manifest()) as { files: readonly string[] }
  expect(bundled()).toStrictEqual([...files, 'bundle.json'].sort())
}, 30_000)

test('a bundle of which files are missing or cut off is made again', async () => {
  const whole = await help('list')
  const files = bundled()
  for (const name of files.filter(each => each.endsWith('.mjs')))
    writeFileSync(join(clone, 'dist', 'cli', name), '')
  expect(await help('list')).toStrictEqual(whole)
  for (const name of files.filter(each => each.endsWith('.mjs') && !each.startsWith('main-')))
    rmSync(join(clone, 'dist', 'cli', name))
  expect(await help('list')).toStrictEqual(whole)
  expect(bundled()).toStrictEqual(files)
}, 30_000)

test('where no bundle can be written, the sources run', async () => {
  writeFileSync(join(clone, 'dist'), 'a file where a folder belongs')
  const { code, stdout, stderr } = await help()
  expect([code, stderr]).toStrictEqual([0, ''])
  expect(stdout).toMatch(/^Usage: disconnects/)
}, 30_000)

test('without installed packages, the program says what to do', async () => {
  rmSync(join(clone, 'node_modules'))
  const { code, stdout, stderr } = await help()
  expect([code, stdout]).toStrictEqual([1, ''])
  expect(stderr).toBe('The packages of this program are not installed: run npm ci in its folder\n')
  expect(existsSync(join(clone, 'dist', 'cli', 'bundle.json'))).toBe(false)
})

test('what the start of the program shares with what is loaded later works in the bundle, such as finding a near word', async () => {
  await help()
  const run = (...args: readonly string[]) => runProgram(join(clone, 'cli', 'disconnects.mjs'), args)
  const unknown = {
    code: 2,
    stdout: '',
    stderr: "error: unknown command 'lst'\n(Did you mean list?)\n(try --help)\n",
  }
  expect(await run('help', 'lst')).toMatchObject(unknown)
  expect(await run('lst', '--help')).toMatchObject(unknown)
}, 30_000)
