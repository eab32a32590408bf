import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Code } from 'aws-cdk-lib/aws-lambda'
import type { NodejsFunctionProps } from 'aws-cdk-lib/aws-lambda-nodejs'
import { bundling } from './bundling'

/** The entries in `lambda/`, by the names of their files. */
export const HANDLERS = ['receive', 'query', 'drain'] as const
export type Handler = (typeof HANDLERS)[number]

const ROOT = join(__dirname, '..')

/** In the package the functions are bundled already; in a clone each synthesis bundles them. */
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
