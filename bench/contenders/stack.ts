import { join } from 'node:path'
import { Stack } from 'aws-cdk-lib'
import { Runtime } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction, type BundlingOptions } from 'aws-cdk-lib/aws-lambda-nodejs'
import { bundling } from '../../infra/bundling'

const BENCH = join(import.meta.dirname, '..')
const PROJECT = join(BENCH, '..')

/** The contenders to compare ours with: three are bundled as ours is, and the usual one with the defaults of CDK. */
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
