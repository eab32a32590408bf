import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { bundling, HANDLERS } from './bundling'

/**
 * Builds `dist/`, the contents of the npm package: the constructs as JavaScript with types, the functions as they are deployed,
 * the command line, and the page of its console. Its users need neither TypeScript nor esbuild.
 */
const ROOT = join(__dirname, '..')
const DIST = join(ROOT, 'dist')

rmSync(DIST, { recursive: true, force: true })
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.package.json'], {
  cwd: ROOT,
  stdio: 'inherit',
})
// The compiler copies it because it is imported, but the package has one already.
rmSync(join(DIST, 'package.json'))
buildSync({
  entryPoints: Object.fromEntries(
    HANDLERS.map(name => [`${name}/index`, join(ROOT, 'lambda', `${name}.ts`)]),
  ),
  outdir: join(DIST, 'functions'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node24',
  mainFields: [...bundling.mainFields],
  minify: bundling.minify,
  supported: { 'dynamic-import': false },
  logLevel: 'warning',
})
execFileSync(process.execPath, [join(ROOT, 'cli', 'bundle.mjs')], { stdio: 'inherit' })
execFileSync(process.execPath, [join(ROOT, 'infra', 'build-page.mjs')], { stdio: 'inherit' })
