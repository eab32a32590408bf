import { buildSync, type Metafile } from 'esbuild'
import { bundling } from '../../infra/bundling'

/** The same bundle as CDK makes with `infra/bundling`, and a list of its contents. */
export const bundleAsDeployed = (entry: string): { readonly code: string; readonly metafile: Metafile } => {
  const { outputFiles, metafile } = buildSync({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: bundling.target,
    format: 'cjs',
    mainFields: [...bundling.mainFields],
    minify: bundling.minify,
    supported: { 'dynamic-import': false },
    write: false,
    outdir: '.',
    metafile: true,
    logLevel: 'warning',
  })
  return { code: outputFiles[0]?.text ?? '', metafile }
}
