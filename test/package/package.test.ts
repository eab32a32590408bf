import { execFileSync, spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { App } from 'aws-cdk-lib'
import cdkJson from '../../cdk.json'
import { DisconnectsStack } from '../../infra/disconnects-stack'
import { FUNCTION_FILE } from '../../infra/function-bundle'
import packageJson from '../../package.json'
import { servedPage } from '../support/console/served-page'
import { ROOT } from '../support/root'

/** An app of another package. The types find its mistake. */
const THEIR_APP = `
import { App, CfnOutput, Stack } from 'aws-cdk-lib'
import { DisconnectLog, DisconnectsStack, type DisconnectLogProps } from 'bandwidth-disconnects'

const props: DisconnectLogProps = { retentionDays: 365 }
const app = new App({ outdir: 'cdk.out' })
const stack = new Stack(app, 'Theirs')
const disconnects = new DisconnectLog(stack, 'Disconnects', props)
new CfnOutput(stack, 'Url', { value: disconnects.api.callbackUrl })
new DisconnectsStack(app, 'Whole')
// @ts-expect-error: no such prop
new DisconnectLog(new Stack(), 'Mistaken', { retentionDay: 365 })
app.synth()
`

const THEIRS = mkdtempSync(join(tmpdir(), 'theirs-'))
const INSTALLED = join(THEIRS, 'node_modules', packageJson.name)

const run = (cwd: string, command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

type Template = {
  readonly Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>
  readonly Outputs: Record<string, { Value: unknown }>
}

const templateOf = (stack: string): Template =>
  JSON.parse(readFileSync(join(THEIRS, 'cdk.out', `${stack}.template.json`), 'utf8')) as Template

/** Installs the package as npm does, but offline: with its dependencies and peers only. */
beforeAll(() => {
  run(ROOT, 'npm', 'pack', '--silent', '--pack-destination', THEIRS)
  mkdirSync(INSTALLED, { recursive: true })
  run(
    THEIRS,
    'tar',
    '-xzf',
    `${packageJson.name}-${packageJson.version}.tgz`,
    '-C',
    INSTALLED,
    '--strip-components=1',
  )
  const { dependencies, peerDependencies } = packageJson
  for (const name of [...Object.keys({ ...dependencies, ...peerDependencies }), '@types/node']) {
    mkdirSync(dirname(join(THEIRS, 'node_modules', name)), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules', name), join(THEIRS, 'node_modules', name))
  }
  writeFileSync(join(THEIRS, 'app.ts'), THEIR_APP)
})
afterAll(() => {
  rmSync(THEIRS, { recursive: true })
})

test('the package contains the build, and neither sources nor tests', () => {
  expect(readdirSync(INSTALLED).sort()).toStrictEqual(['LICENSE', 'README.md', 'cli', 'dist', 'package.json'])
  expect(readdirSync(join(INSTALLED, 'dist')).sort()).toStrictEqual([
    'cli',
    'functions',
    'infra',
    'lambda',
    'web',
  ])
})

test('another app compiles against the types of the package, and synthesizes with it', () => {
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const flags = ['--strict', '--skipLibCheck', '--module', 'nodenext', '--types', 'node']
  run(THEIRS, process.execPath, tsc, ...flags, 'app.ts')
  run(THEIRS, process.execPath, 'app.js')

  const { Resources } = templateOf('Theirs')
  const types = Object.values(Resources).map(({ Type }) => Type)
  expect(types.filter(type => type === 'AWS::DynamoDB::GlobalTable')).toHaveLength(2)
  expect(types.filter(type => type === 'AWS::Lambda::Function')).toHaveLength(3)
  expect(JSON.stringify(Resources)).toContain('"RETENTION_DAYS":"365"')
})

test('a stack has the version of the package as an output', () => {
  expect(templateOf('Whole').Outputs['Version']?.Value).toBe(packageJson.version)
})

test('the functions of the package are byte for byte those of a clone', () => {
  const outdir = join(THEIRS, 'clone.out')
  const app = new App({ outdir, context: cdkJson.context })
  new DisconnectsStack(app, 'Clone')
  app.synth()
  const bundles = (folder: string): readonly string[] =>
    readdirSync(folder)
      .filter(name => name.startsWith('asset.'))
      .map(name => readFileSync(join(folder, name, FUNCTION_FILE), 'utf8'))
      .sort()

  const theirs = bundles(join(THEIRS, 'cdk.out'))
  expect(theirs).toHaveLength(3)
  expect(theirs.every((bundle, i) => bundle === bundles(outdir)[i])).toBe(true)
})

test('the command line of the package runs, also the parts that it loads later', () => {
  const disconnects = join(INSTALLED, packageJson.bin.disconnects)
  expect(run(THEIRS, process.execPath, disconnects, '--help')).toContain('Usage: disconnects')
  expect(run(THEIRS, process.execPath, disconnects, 'completion', 'zsh')).toContain(' complete -- ')

  const list = ['list', '--table', 'Disconnects', '--endpoint', 'http://127.0.0.1:1', '--region', 'us-east-1']
  const { status, stderr } = spawnSync(process.execPath, [disconnects, ...list], { encoding: 'utf8' })
  expect([status, stderr]).toStrictEqual([1, expect.stringContaining('(ECONNREFUSED)')])
})

test('the page of the package is served offline, as the build has it', async () => {
  const { port, script, html } = await servedPage(join(INSTALLED, packageJson.bin.disconnects))
  expect(port).toBeGreaterThan(0)
  expect(html).toContain('<script src="/console/page.js"')
  expect(script).toBe(readFileSync(join(INSTALLED, 'dist', 'web', 'page.js'), 'utf8'))
  expect(script.length).toBeGreaterThan(30_000)
})
