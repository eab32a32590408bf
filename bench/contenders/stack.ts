import { join } from 'node:path'
import { Stack } from 'aws-cdk-lib'
import { Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogLevel, NodejsFunction, OutputFormat, type BundlingOptions } from 'aws-cdk-lib/aws-lambda-nodejs'

const BENCH = join(import.meta.dirname, '..')
const PROJECT = join(BENCH, '..')

/** What anybody can have by some options of CDK: the SDK as it is, tree-shaken and minified. It stays as it is when ours gets better. */
const bundling: BundlingOptions = {
  externalModules: [],
  format: OutputFormat.CJS,
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  logLevel: LogLevel.WARNING,
  esbuildArgs: { '--supported:dynamic-import': 'false' },
}

/** The contenders to compare ours with: three are tree-shaken, and the usual one is bundled with the defaults of CDK. */
export class ContendersStack extends Stack {
  readonly floor = this.function('floor', 'contenders/floor.ts', { bundling })
  readonly bare = this.function('bare', 'contenders/bare.ts', { bundling })
  readonly bareWithCredentials = this.function('bare+', 'contenders/bare-with-credentials.ts', { bundling })
  readonly usual = this.function('usual', 'usual/receive.ts', {})

  private function(id: string, entry: string, options: { readonly bundling?: BundlingOptions }) {
    return new NodejsFunction(this, id, {
      entry: join(BENCH, entry),
      projectRoot: PROJECT,
      depsLockFilePath: join(PROJECT, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      ...options,
    })
  }
}
