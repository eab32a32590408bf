import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as cdk from 'aws-cdk-lib'
import type { DisconnectsStack } from '../../infra/disconnects-stack'
import { assetFolder, fileIn } from './contenders'

type Infra = { readonly DisconnectsStack: typeof DisconnectsStack }

/** The receive function of another checkout of the project, as its own stack deploys it, copied to `to`. @returns the file to load */
export const bundleCheckout = async (checkout: string, to: string): Promise<string> => {
  const folder = resolve(checkout)
  const stackFile = join(folder, 'infra', 'disconnects-stack.ts')
  if (!existsSync(stackFile))
    throw new Error('BENCH_BEFORE: expected the folder of a checkout of this project, with its node_modules')
  const { App } = createRequire(stackFile)('aws-cdk-lib') as typeof cdk
  const infra = (await import(pathToFileURL(stackFile).href)) as Infra
  const { context } = JSON.parse(readFileSync(join(folder, 'cdk.json'), 'utf8')) as { context: object }
  const outdir = mkdtempSync(join(tmpdir(), 'before-'))
  try {
    const app = new App({ outdir, context: { ...context, 'aws:cdk:enable-asset-metadata': true } })
    const { disconnects } = new infra.DisconnectsStack(app, 'BandwidthDisconnects')
    app.synth()
    cpSync(join(outdir, assetFolder(disconnects.receiveFunction)), to, { recursive: true })
  } finally {
    rmSync(outdir, { recursive: true })
  }
  return fileIn(to)
}
