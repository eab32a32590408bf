import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { entryOf, FUNCTION_BUNDLE, HANDLERS } from './function-bundle'

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
  ...FUNCTION_BUNDLE,
  entryPoints: Object.fromEntries(HANDLERS.map(name => [`${name}/index`, entryOf(name)])),
  outdir: join(DIST, 'functions'),
})
execFileSync(process.execPath, [join(ROOT, 'cli', 'bundle.mjs')], { stdio: 'inherit' })
execFileSync(process.execPath, [join(ROOT, 'infra', 'build-page.mjs')], { stdio: 'inherit' })
