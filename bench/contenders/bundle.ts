import { buildSync, type Metafile } from 'esbuild'
import { bundling } from '../../infra/bundling'

/** What CDK makes of `infra/bundling` on esbuild's command line, and a list of what went in. */
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
