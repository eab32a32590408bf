import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { entryOf } from '../../infra/function-bundle'
import { bundleAsDeployed } from '../contenders/bundle'
import { CONTENDERS, type Bundles } from '../contenders/contenders'
import { contentsOf, type Contents } from './contents'

export const sizesOf = (bundles: Bundles) =>
  CONTENDERS.map(name => {
    const code = readFileSync(bundles[name])
    return { name, bytes: code.byteLength, zipped: gzipSync(code).byteLength }
  })

/** The contents of the bundle that CDK deploys. @throws Error if calling esbuild directly makes a different bundle */
export const contentsOfOurs = (bundles: Bundles): readonly Contents[] => {
  const { code, metafile } = bundleAsDeployed(entryOf('receive'))
  if (code !== readFileSync(bundles.ours, 'utf8'))
    throw new Error('The list of contents is not that of the bundle which CDK deploys')
  return contentsOf(metafile)
}

/** The contents of the bundle of the function that reconciles. */
export const contentsOfReconcile = (): readonly Contents[] =>
  contentsOf(bundleAsDeployed(entryOf('reconcile')).metafile)
