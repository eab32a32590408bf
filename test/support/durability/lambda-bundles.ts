import { join } from 'node:path'
import { build } from 'esbuild'
import { entryOf, FUNCTION_BUNDLE } from '../../../infra/function-bundle'

const FUNCTIONS = ['receive', 'drain', 'publish'] as const

/** Bundles each function as it is deployed. @returns the paths of the bundles */
export const bundleLambdas = async (outdir: string) => {
  await build({
    ...FUNCTION_BUNDLE,
    entryPoints: FUNCTIONS.map(entryOf),
    entryNames: '[name]',
    outdir,
  })
  return {
    receive: { bundle: join(outdir, 'receive.mjs') },
    drain: { bundle: join(outdir, 'drain.mjs') },
    publish: { bundle: join(outdir, 'publish.mjs') },
  }
}
