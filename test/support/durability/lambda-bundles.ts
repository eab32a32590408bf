import { join } from 'node:path'
import { build } from 'esbuild'
import { bundling } from '../../../infra/bundling'
import { ROOT } from '../root'

const LAMBDA = join(ROOT, 'lambda')
const HOST = join(ROOT, 'test', 'support', 'lambda', 'host.ts')

/** Bundles each function as it is deployed, and the program that invokes it. @returns the paths of the bundles */
export const bundleLambdas = async (outdir: string) => {
  await build({
    entryPoints: [HOST, ...['receive', 'drain', 'publish'].map(entry => join(LAMBDA, `${entry}.ts`))],
    entryNames: '[name]',
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: bundling.target,
    mainFields: [...bundling.mainFields],
    minify: bundling.minify,
    supported: { 'dynamic-import': false },
    logLevel: 'error',
  })
  const host = join(outdir, 'host.js')
  return {
    receive: { host, bundle: join(outdir, 'receive.js') },
    drain: { host, bundle: join(outdir, 'drain.js') },
    publish: { host, bundle: join(outdir, 'publish.js') },
  }
}
