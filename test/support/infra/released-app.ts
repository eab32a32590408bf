import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../root'

const RELEASED = join(ROOT, 'test', 'infra', 'released')

type Template = { readonly Resources: Record<string, { Properties?: Record<string, unknown> }> }

const read = async (path: string): Promise<Template> => JSON.parse(await readFile(path, 'utf8')) as Template

/** Turns a synthesized app into that of a release: its template with today's functions, since old bundles are not kept. */
export const makeReleasedApp = async (folder: string, stack: string, version: string): Promise<void> => {
  const [path, assets, manifest] = [`${stack}.template.json`, `${stack}.assets.json`, 'manifest.json'].map(
    name => join(folder, name),
  ) as [string, string, string]
  const now = await read(path)
  const then = await read(join(RELEASED, `${version}.json`))
  for (const [id, { Properties = {} }] of Object.entries(then.Resources))
    if ('Code' in Properties) Properties['Code'] = now.Resources[id]?.Properties?.['Code']
  await writeFile(path, JSON.stringify(then))

  // CDK uploads a template once for each hash, so this one must not have the hash of today's.
  const hash = /([\da-f]{64})\.json/.exec(await readFile(manifest, 'utf8'))?.[1]
  if (hash === undefined) throw new Error('The app has no template')
  for (const file of [assets, manifest])
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(hash, hash.split('').reverse().join('')))
}
