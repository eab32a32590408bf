import { join } from 'node:path'
import type { BuildOptions } from 'esbuild'

const LAMBDA = join(__dirname, '..', 'lambda')

/** The entries in `lambda/`, by file name. */
export const HANDLERS = ['receive', 'query', 'report', 'drain', 'reconcile', 'publish'] as const
export type Handler = (typeof HANDLERS)[number]

/** The file that Lambda loads. */
export const FUNCTION_FILE = 'index.mjs'

export const entryOf = (handler: Handler): string => join(LAMBDA, `${handler}.ts`)

/**
 * How esbuild makes one file of a function, for a deployment, the npm package, the bench and the tests. The file includes the AWS SDK,
 * which tree-shaken loads faster than the runtime's, and is the version that was tested. An ES module, because only these can wait while
 * they initialize; made from the packages' ES modules, because only these can be tree-shaken.
 *
 * No source map: every cold start would load it, to translate a stack trace that is rarely read. Bundling the same commit with
 * `--sourcemap` gives the same code, and its map.
 */
export const FUNCTION_BUNDLE = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  mainFields: ['module', 'main'],
  minify: true,
  alias: { '@aws-sdk/credential-provider-node': join(LAMBDA, 'aws', 'environment-credentials.ts') },
  // The SDK imports it for responses that are streams of events, which none of our requests has.
  external: ['@smithy/core/event-streams'],
  // Otherwise `import()` stays an import, whose loader is slow to start: 15 ms of a cold start for the SDK's import of `node:http`.
  supported: { 'dynamic-import': false },
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  logLevel: 'warning',
} satisfies BuildOptions
