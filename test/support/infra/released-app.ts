import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../root'

const RELEASED = join(ROOT, 'test', 'infra', 'released')

type Template = { readonly Resources: Record<string, { Properties?: Record<string, unknown> }> }

const read = async (path: string): Promise<Template> => JSON.parse(await readFile(path, 'utf8')) as Template

/**
 * The emulator replaces a table of type `AWS::DynamoDB::GlobalTable` if any of its properties changes. CloudFormation enables a stream
 * without interruption, so here the released table has the stream from the start.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-streamspecification.html
 */
const NOT_CHANGED_IN_PLACE = 'StreamSpecification'

/** Turns a synthesized app into that of a release: its template with today's functions, since old bundles are not kept. */
export const makeReleasedApp = async (folder: string, stack: string, version: string): Promise<void> => {
  const [path, assets, manifest] = [`${stack}.template.json`, `${stack}.assets.json`, 'manifest.json'].map(
    name => join(folder, name),
  ) as [string, string, string]
  const now = await read(path)
  const then = await read(join(RELEASED, `${version}.json`))
  for (const [id, { Properties = {} }] of Object.entries(then.Resources)) {
    const today = now.Resources[id]?.Properties ?? {}
    if ('Code' in Properties) Properties['Code'] = today['Code']
    if (NOT_CHANGED_IN_PLACE in today) Properties[NOT_CHANGED_IN_PLACE] = today[NOT_CHANGED_IN_PLACE]
  }
  await writeFile(path, JSON.stringify(then))

  // CDK uploads a template once for each hash, so this one must not have the hash of today's.
  const hash = /([\da-f]{64})\.json/.exec(await readFile(manifest, 'utf8'))?.[1]
  if (hash === undefined) throw new Error('The app has no template')
  for (const file of [assets, manifest])
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(hash, hash.split('').reverse().join('')))
}
