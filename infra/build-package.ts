import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { bundling } from './bundling'
import { HANDLERS } from './handler-code'

/**
 * Makes `dist/`, which is what the package consists of: the constructs as JavaScript with types, the functions as they are
 * deployed, and the command line. Who installs it needs neither TypeScript nor esbuild for it.
 */
const ROOT = join(__dirname, '..')
const DIST = join(ROOT, 'dist')

rmSync(DIST, { recursive: true, force: true })
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.package.json'], {
  cwd: ROOT,
  stdio: 'inherit',
})
// The compiler copies what is imported. The package has its own.
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
buildSync({
  entryPoints: [join(ROOT, 'cli', 'main.ts')],
  outfile: join(DIST, 'cli', 'main.js'),
  bundle: true,
  platform: 'node',
  // fp-ts names its modules by folders, which only `require` finds.
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
})
