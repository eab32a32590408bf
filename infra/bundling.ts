import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Code } from 'aws-cdk-lib/aws-lambda'
import {
  LogLevel,
  OutputFormat,
  type BundlingOptions,
  type NodejsFunctionProps,
} from 'aws-cdk-lib/aws-lambda-nodejs'
import { entryOf, FUNCTION_BUNDLE, type Handler } from './function-bundle'

const { alias, banner, external, mainFields, minify, supported, target } = FUNCTION_BUNDLE

const repeated = (flag: string, values: Readonly<Record<string, string | boolean>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${flag}:${name}`, String(value)]))

/** `FUNCTION_BUNDLE` in the words of CDK. */
export const bundling = {
  externalModules: external,
  format: OutputFormat.ESM,
  target,
  mainFields,
  minify,
  logLevel: LogLevel.WARNING,
  sourceMap: false,
  banner: banner.js,
  esbuildArgs: { ...repeated('--alias', alias), ...repeated('--supported', supported) },
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
        entry: entryOf(name),
        projectRoot: ROOT,
        depsLockFilePath: join(ROOT, 'package-lock.json'),
        bundling,
      }
}
