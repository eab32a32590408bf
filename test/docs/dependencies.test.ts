import { join } from 'node:path'
import { build } from 'esbuild'
import packageJson from '../../package.json'
import { ROOT } from '../support/root'

/** The packages that code needs when it runs, apart from those of Node. */
const packagesOf = async (entry: string): Promise<readonly string[]> => {
  const { metafile } = await build({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    packages: 'external',
    platform: 'node',
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  const imports = Object.values(metafile.inputs).flatMap(input => input.imports)
  const paths = imports.filter(({ external }) => external === true).map(({ path }) => path)
  const names = paths.map(path => /^(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path)
  return [...new Set(names)].filter(name => !/^(node:|#)/.test(name)).sort()
}

test('who installs the npm package gets what its constructs import, and no more: all else is bundled', async () => {
  const { dependencies, peerDependencies } = packageJson
  expect(Object.keys({ ...dependencies, ...peerDependencies }).sort()).toStrictEqual(
    await packagesOf('infra/index.ts'),
  )
})
