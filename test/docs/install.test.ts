import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../support/root'

type Lock = { readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>> }
type Package = { readonly allowScripts: Readonly<Record<string, boolean>> }

const read = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8'))

test.each(['.', 'bench'])('npm ci in %s asks nothing: each install script is allowed or denied', folder => {
  const { packages } = read(folder, 'package-lock.json') as Lock
  const { allowScripts } = read(folder, 'package.json') as Package
  const withScript = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))

  expect(Object.keys(allowScripts).sort()).toStrictEqual(
    [...new Set(withScript.filter(name => name !== ''))].sort(),
  )
})
