import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, type CfnResource } from 'aws-cdk-lib'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import cdkJson from '../../cdk.json'
import { DisconnectsStack } from '../../infra/disconnects-stack'
import { FUNCTION_FILE } from '../../infra/function-bundle'
import { progress } from '../report/report'
import { ContendersStack } from './stack'

export const CONTENDERS = ['floor', 'bare', 'bare+', 'ours', 'usual'] as const
export type Contender = (typeof CONTENDERS)[number]

/** The file that Lambda would load, for each contender. */
export type Bundles = Readonly<Record<Contender, string>>

/** Inside `bench/`, so that the usual bundle finds the SDK that it leaves out, in `bench/node_modules`. */
export const BUILD = join(import.meta.dirname, '..', 'build')

/** The folder of a synthesized function's code, in that of its app. */
export const assetFolder = (fn: NodejsFunction): string => {
  const { cfnOptions } = fn.node.defaultChild as CfnResource
  return String(cfnOptions.metadata?.['aws:asset:path'])
}

/** Ours is an ES module. The others, and ours of earlier versions, are CommonJS. */
export const fileIn = (folder: string): string => {
  const file = join(folder, FUNCTION_FILE)
  return existsSync(file) ? file : join(folder, 'index.js')
}

/** Bundles the contenders with CDK, as a deployment does. */
export const bundleContenders = (): Bundles => {
  progress('Bundling the contenders')
  const outdir = mkdtempSync(join(tmpdir(), 'contenders-'))
  try {
    const app = new App({ outdir, context: { ...cdkJson.context, 'aws:cdk:enable-asset-metadata': true } })
    const contenders = new ContendersStack(app, 'Contenders')
    const { disconnects } = new DisconnectsStack(app, 'BandwidthDisconnects')
    app.synth()
    const functions: Record<Contender, NodejsFunction> = {
      floor: contenders.floor,
      bare: contenders.bare,
      'bare+': contenders.bareWithCredentials,
      ours: disconnects.receiveFunction,
      usual: contenders.usual,
    }
    rmSync(BUILD, { recursive: true, force: true })
    const copied = CONTENDERS.map(name => {
      const folder = join(BUILD, name)
      cpSync(join(outdir, assetFolder(functions[name])), folder, { recursive: true })
      return [name, fileIn(folder)] as const
    })
    return Object.fromEntries(copied) as Bundles
  } finally {
    rmSync(outdir, { recursive: true })
  }
}
