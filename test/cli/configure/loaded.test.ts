import { join } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from '../../support/root'

const XML = /node_modules\/@rgrove\/parse-xml\//

/** The files of a bundle, and what is in each. */
const filesOf = async (entry: string) => {
  const { metafile } = await build({
    entryPoints: [join(ROOT, entry)],
    absWorkingDir: ROOT,
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  return Object.entries(metafile.outputs).map(([file, { inputs }]) => ({ file, inputs: Object.keys(inputs) }))
}

test('XML is loaded by this command only', async () => {
  const files = await filesOf('cli/main.ts')
  const withXml = files.filter(({ inputs }) => inputs.some(input => XML.test(input)))
  expect(withXml).toHaveLength(1)
  expect(withXml[0]?.file).toMatch(/run-configure-\w+\.js$/)
})
