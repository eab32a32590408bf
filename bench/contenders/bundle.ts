import { buildSync, type Metafile } from 'esbuild'
import { FUNCTION_BUNDLE } from '../../infra/function-bundle'

/** The same bundle as CDK makes, and a list of its contents. */
export const bundleAsDeployed = (entry: string): { readonly code: string; readonly metafile: Metafile } => {
  const { outputFiles, metafile } = buildSync({
    ...FUNCTION_BUNDLE,
    entryPoints: [entry],
    write: false,
    outdir: '.',
    metafile: true,
  })
  return { code: outputFiles[0]?.text ?? '', metafile }
}
