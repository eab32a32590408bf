import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import packageJson from '../../package.json'
import { NODE_VERSIONS } from '../support/node-versions'
import { ROOT } from '../support/root'

type Lock = { readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>> }
type Package = { readonly allowScripts: Readonly<Record<string, boolean>> }

const read = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8'))

test.each(['.', 'bench', 'acceptance'])(
  'npm ci in %s asks nothing: each install script is allowed or denied',
  folder => {
    const { packages } = read(folder, 'package-lock.json') as Lock
    const { allowScripts } = read(folder, 'package.json') as Package
    const withScript = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.replace(/^.*node_modules\//, ''))

    expect(Object.keys(allowScripts).sort()).toStrictEqual(
      [...new Set(withScript.filter(name => name !== ''))].sort(),
    )
  },
)

test('engines and the README name the versions of Node that are tried', () => {
  const [oldest, ...later] = NODE_VERSIONS.map(version => version.split('.'))
  const minimum = oldest?.slice(0, 2).join('.') ?? ''
  const majors = later.map(([major]) => major).join(' and ')
  expect(packageJson.engines.node).toBe(`>=${minimum}`)
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(
    `Node ${minimum} or newer (tried on ${minimum}, ${majors})`,
  )
  expect(readFileSync(join(ROOT, '.ci', 'run'), 'utf8')).toContain('check npm run test:node-versions\n')
})
