import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Code } from 'aws-cdk-lib/aws-lambda'
import {
  LogLevel,
  OutputFormat,
  type BundlingOptions,
  type NodejsFunctionProps,
} from 'aws-cdk-lib/aws-lambda-nodejs'

/** The entries in `lambda/`, by file name. */
export const HANDLERS = ['receive', 'query', 'report', 'drain', 'reconcile', 'publish'] as const
export type Handler = (typeof HANDLERS)[number]

/**
 * How a function becomes one file. It includes the AWS SDK, which tree-shaken loads faster than the runtime's, and is the version
 * that was tested. CommonJS, because `require` starts faster than `import` on the Lambda runtime; from the packages' ES modules,
 * because only those can be tree-shaken.
 *
 * No source map: every cold start would load it, to translate a stack trace that is rarely read. Bundling the same commit with
 * `--sourcemap` gives the same code, and its map.
 */
export const bundling = {
  externalModules: [],
  format: OutputFormat.CJS,
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  logLevel: LogLevel.WARNING,
  sourceMap: false,
  // Otherwise `import()` stays an import, whose loader is slow to start.
  esbuildArgs: { '--supported:dynamic-import': 'false' },
} satisfies BundlingOptions

const ROOT = join(__dirname, '..')

/** The npm package contains the functions bundled; in a clone each synthesis bundles them. */
export const handlerCode = (
  name: Handler,
): Pick<
  NodejsFunctionProps,
  'bundling' | 'code' | 'depsLockFilePath' | 'entry' | 'handler' | 'projectRoot'
> => {
  const bundled = join(ROOT, 'functions', name)
  return existsSync(bundled)
    ? { code: Code.fromAsset(bundled), handler: 'index.handler' }
    : {
        entry: join(ROOT, 'lambda', `${name}.ts`),
        projectRoot: ROOT,
        depsLockFilePath: join(ROOT, 'package-lock.json'),
        bundling,
      }
}
